import { SectionHeading } from '#app/ui/headings.tsx'
import { SCHEME_STATES } from '../file/dispute-words.ts'
import { whenWords } from '../file/when-rules.ts'
import type { ClaimScheme } from './schemes.server.ts'

/** Schemes with their last known status: who pays whom, for what, by which rule. */
export function SchemeList({ schemes }: { schemes: ClaimScheme[] }) {
  if (schemes.length === 0) return null
  return (
    <>
      <SectionHeading>{schemes.length === 1 ? 'The scheme' : 'The schemes'}</SectionHeading>
      <ul className="plain-list">
        {schemes.map(({ key, title, state, since, says, payer, claimants, covers, rule, dispute, disputeTitle }) => (
          <li key={key}>
            <strong>{title}</strong>: {SCHEME_STATES[state].toLowerCase()}, {whenWords(since)}. {says}{' '}
            <span className="small soft">
              {payer} pays {claimants}, for {covers}. {rule ?? 'Its rule is not known.'}{' '}
              <a href={`/disputes/${dispute}/lines#schemes`}>{disputeTitle}</a>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
