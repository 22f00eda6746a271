import { InsetNote } from '#app/ui/messages.tsx'

/** Days typed in digits, said back in words before they count: who reads them the other way round sees it here. */
export function DaysNote({ days }: { days: readonly string[] | undefined }) {
  if (!days) return null
  return (
    <InsetNote readFirst>You typed {days.join(' and ')}. If that is what you mean, record it; else change it above.</InsetNote>
  )
}
