import { InsetNote } from '#app/ui/messages.tsx'

/** Days typed in digits, repeated in words before they count, so that a reader who meant them the other way round notices. */
export function DaysNote({ days }: { days: readonly string[] | undefined }) {
  if (!days) return null
  return <InsetNote readFirst>You typed {days.join(' and ')}. If that is right, record it. If not, change it above.</InsetNote>
}
