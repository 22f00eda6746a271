import { CALL_TOPICS } from '#app/features/practice-desk/own-record/call-topic-words.ts'
import { moment } from '#app/platform/dates-in-words.ts'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import type { OfficerCall } from './call-queries.server.ts'
import { CallTag } from './practice-calls.tsx'

/** How a call stands, as a sentence to the officers of the LMC. */
export function callToOfficers({ state, askedAt, takenBy, takenAt, doneAt }: OfficerCall): string {
  const asked = `Asked ${moment(askedAt)}`
  if (state === 'done' && doneAt !== null) return `${asked}. Done ${moment(doneAt)}, by ${takenBy ?? 'an officer who has left'}.`
  if (takenAt !== null) return `${asked}. Taken by ${takenBy ?? 'an officer who has left'}, ${moment(takenAt)}.`
  return `${asked}. Nobody has taken it.`
}

type OfficerCallsProps = {
  calls: OfficerCall[]
  /** The practices (codes) called that allow their LMC to record what they tell it. */
  recordable: readonly string[]
  lmcSlug: string
}

/** Practices that asked for a call, one under another, each leading to its call. */
export function OfficerCalls({ calls, recordable, lmcSlug }: OfficerCallsProps) {
  return (
    <ItemList>
      {calls.map((call) => {
        const href = `/lmc/${lmcSlug}/calls/${call.id}`
        const { name, code, telephone } = call.practice
        return (
          <Item
            key={call.id}
            title={`${name} (${code})`}
            href={href}
            tags={<CallTag state={call.state} />}
            action={
              call.state === 'done' && recordable.includes(code) ? (
                <a href={`/lmc/${lmcSlug}/practices/${code}/told`}>
                  Record what they told you<span className="spoken">, {name}</span>
                </a>
              ) : (
                <PhoneNumber telephone={telephone} />
              )
            }
          >
            {CALL_TOPICS[call.topic]}
            {call.words ? `: ${call.words}` : ''}
            <br />
            <span className="soft">{callToOfficers(call)}</span>
          </Item>
        )
      })}
    </ItemList>
  )
}

/** The register's number of the practice; nothing where it holds none. */
export function PhoneNumber({ telephone }: { telephone: string | null }) {
  return telephone ? <a href={`tel:${telephone.replace(/[^+\d]/g, '')}`}>{telephone}</a> : null
}
