import { longDay } from '#app/platform/dates-in-words.ts'
import { InsetNote } from '#app/ui/messages.tsx'
import type { RegisterRequest } from './request-queries.server.ts'

type MembershipToldProps = { told: RegisterRequest[]; here: string; sharesByName: boolean }

/** On a practice's desk: that its LMC says it belongs elsewhere, or that it does so now. `here`: the practice's desk. */
export function MembershipTold({ told, here, sharesByName }: MembershipToldProps) {
  return told.map(({ id, state, lmc, other, fromDay, reason }) => (
    <InsetNote key={id} readFirst={state === 'confirmed'}>
      {state === 'confirmed' ? (
        <>
          From {longDay(fromDay ?? '')} your practice belongs to <strong>{other?.name}</strong>, no longer to {lmc.name}.{' '}
          {sharesByName
            ? `You share by name: the officers of ${other?.name} see your answers now, and those of ${lmc.name} no longer do.`
            : `Your answers stay without your name, to the officers of ${other?.name} too.`}{' '}
          <a href={`${here}/sharing`}>Sharing</a>
        </>
      ) : (
        <>
          {lmc.name} says that your practice belongs to {other?.name ?? 'another LMC'} from {longDay(fromDay ?? '')}: “{reason}”
          Nothing changes until {other?.name ?? 'the operator of this site'} has confirmed it.
        </>
      )}
    </InsetNote>
  ))
}
