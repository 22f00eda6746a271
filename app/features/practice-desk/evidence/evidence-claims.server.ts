import { claimsOf } from '#app/features/disputes/claims/claim-queries.server.ts'
import { courseOf } from '#app/features/disputes/claims/claim-rules.ts'
import { CLAIM_STATES, HAPPENED, LOSSES, type LossKind } from '#app/features/disputes/claims/claim-words.ts'
import { claimSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import { pounds } from '#app/features/disputes/failures/failure-rules.ts'
import { shortDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { PackTable } from './evidence-data.ts'

/** A practice's claims with their losses and their course; of one service line (`dispute/line`), those alone. A doctor's own claim is in no pack of the practice. */
export function packClaims(db: Db, practiceCode: string, today: Day, ofLine?: string): PackTable {
  const claims = claimsOf(db, { practiceCode })
    .filter(({ line }) => ofLine === undefined || line === ofLine)
    .reverse()
  const schemes = claims.length > 0 ? claimSchemes(db, today) : []
  return {
    head: ['Scheme', 'Losses', 'Claimed', 'Sent', 'How far', 'Its course', 'Evidence'],
    widths: [1.6, 2.4, 1.1, 1.6, 1.2, 2.6, 2],
    rows: claims.map((claim) => [
      schemes.find(({ key }) => key === claim.scheme)?.title ?? claim.scheme,
      claim.losses
        .map(
          ({ kind, from, until, pence }) =>
            `${LOSSES[kind as LossKind]}, ${shortDay(from)} to ${shortDay(until)}: ${pounds(pence)}`,
        )
        .join('; '),
      pounds(claim.total),
      claim.sentOn ? [claim.sentTo, shortDay(claim.sentOn), claim.reference].filter(Boolean).join(', ') : 'not sent',
      CLAIM_STATES[claim.state],
      courseOf(claim)
        .flatMap(({ kind, day, pence, words }) =>
          kind === 'sent'
            ? []
            : [[shortDay(day), HAPPENED[kind], pence === null ? '' : pounds(pence), words ?? ''].filter(Boolean).join(' ')],
        )
        .join('; '),
      claim.evidence.replace(/\n/g, '; '),
    ]),
  }
}
