import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { InsetNote } from '#app/ui/messages.tsx'

/** The practice of this page in short: name, code and LMC. */
export function PracticeNameLine({ details: { name, code, lmc } }: { details: PracticeDetails }) {
  return <>{[name, code, lmc?.name ?? 'in no LMC'].join(' · ')}</>
}

/** The practice of this page: name, code, LMC, and predecessors. */
export function PracticeDetailsLine({ details: { name, code, lmc, predecessors } }: { details: PracticeDetails }) {
  const before = predecessors.map((one) => `${one.name} (${one.code})`).join(', ')
  return <>{[name, code, lmc?.name ?? 'in no LMC', before && `took over ${before}`].filter(Boolean).join(' · ')}</>
}

/** In place of what is owed, at a practice that has closed. */
export function ClosedNote({ details: { closedOn, successor } }: { details: PracticeDetails }) {
  return (
    <InsetNote readFirst>
      This practice closed{closedOn ? ` on ${longDay(closedOn)}` : ''}. Its record can only be corrected.
      {successor ? ` ${successor.name} (${successor.code}) took over; it inherits no answers.` : ''}
    </InsetNote>
  )
}
