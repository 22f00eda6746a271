import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { Table } from '#app/ui/table.tsx'
import { pounds } from '../failures/failure-rules.ts'
import { type Claim, isOverdue } from './claim-rules.ts'
import { CLAIM_STATES } from './claim-words.ts'
import type { ClaimScheme } from './schemes.server.ts'

/** "Two claims wait for an answer, one of them overdue" */
export function claimsTitle(claims: readonly Claim[], today: Day): string {
  const waiting = claims.filter(({ state }) => state === 'waiting')
  const overdue = waiting.filter((claim) => isOverdue(claim, today)).length
  if (claims.length === 0) return 'No claim is kept here'
  if (waiting.length === 0) return 'No claim waits for an answer'
  if (waiting.length === 1) return overdue === 1 ? 'One claim is overdue for an answer' : 'One claim waits for an answer'
  return `${waiting.length} claims wait for an answer${overdue > 0 ? `, ${overdue} of them overdue` : ''}`
}

/** Claims in a table, with what is claimed, offered and paid. */
export function ClaimsList({ claims, schemes, at, today }: { claims: Claim[]; schemes: ClaimScheme[]; at: string; today: Day }) {
  return (
    <Table
      caption="Claims"
      spokenCaption
      columns={[
        { key: 'scheme', label: 'Scheme' },
        { key: 'state', label: 'How far' },
        { key: 'sent', label: 'Sent', wideOnly: true },
        { key: 'claimed', label: 'Claimed', numeric: true },
        { key: 'offered', label: 'Offered', numeric: true, wideOnly: true },
        { key: 'paid', label: 'Paid', numeric: true },
      ]}
      rows={claims.map((claim) => ({
        key: claim.id,
        cells: [
          <a key="scheme" href={`${at}/${claim.id}`}>
            {schemes.find(({ key }) => key === claim.scheme)?.title ?? claim.scheme}
          </a>,
          <span key="state">
            {CLAIM_STATES[claim.state]}
            {isOverdue(claim, today) ? <strong> overdue since {longDay(claim.answerBy!)}</strong> : null}
            {claim.chasers > 0 ? (
              <span className="small soft"> chased {claim.chasers === 1 ? 'once' : `${claim.chasers} times`}</span>
            ) : null}
          </span>,
          claim.sentOn ? longDay(claim.sentOn) : '',
          pounds(claim.total),
          claim.offered === null ? '' : pounds(claim.offered),
          claim.paid === null ? '' : pounds(claim.paid),
        ],
      }))}
      empty="Nothing is claimed yet."
    />
  )
}
