import { longDay } from '#app/platform/dates-in-words.ts'
import { InsetNote } from '#app/ui/messages.tsx'
import type { RegisterRequest } from './request-queries.server.ts'

/** On a practice's desk: that its LMC says it belongs elsewhere, and waits for an answer. */
export function MembershipTold({ told }: { told: RegisterRequest[] }) {
  return told.map(({ id, lmc, other, fromDay, reason }) => (
    <InsetNote key={id}>
      {lmc.name} says that your practice belongs to {other?.name ?? 'another LMC'} from {longDay(fromDay ?? '')}: “{reason}”
      Nothing changes until {other?.name ?? 'the operator of this site'} has confirmed it.
    </InsetNote>
  ))
}
