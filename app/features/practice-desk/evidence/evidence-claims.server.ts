import { claimsOf } from '#app/features/disputes/claims/claim-queries.server.ts'
import { CLAIM_STATES, HAPPENED, LOSSES, type LossKind } from '#app/features/disputes/claims/claim-words.ts'
import { claimSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import { pounds } from '#app/features/disputes/failures/failure-rules.ts'
import { shortDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { PackTable } from './evidence-data.ts'

/** A practice's claims with their losses and their course. A doctor's own claim is in no pack of the practice. */
export function packClaims(db: Db, practiceCode: string, today: Day): PackTable {
  const claims = claimsOf(db, { practiceCode }).reverse()
  const schemes = claims.length > 0 ? claimSchemes(db, today) : []
  return {
    head: ['Scheme', 'Losses', 'Claimed', 'Sent', 'How far', 'Its course', 'Evidence'],
    widths: [1.6, 2.4, 1.1, 1.6, 1.2, 2.6, 2],
    rows: claims.map(({ scheme, losses, total, sentTo, sentOn, reference, state, entries, evidence }) => [
      schemes.find(({ key }) => key === scheme)?.title ?? scheme,
      losses
        .map(
          ({ kind, from, until, pence }) =>
            `${LOSSES[kind as LossKind]}, ${shortDay(from)} to ${shortDay(until)}: ${pounds(pence)}`,
        )
        .join('; '),
      pounds(total),
      sentOn ? [sentTo, shortDay(sentOn), reference].filter(Boolean).join(', ') : 'not sent',
      CLAIM_STATES[state],
      entries
        .flatMap(({ kind, happenedOn, pence, words }) =>
          kind === 'claim' || kind === 'removed'
            ? []
            : [
                [shortDay(happenedOn), HAPPENED[kind], pence === null ? '' : pounds(pence), words ?? '']
                  .filter(Boolean)
                  .join(' '),
              ],
        )
        .join('; '),
      evidence.replace(/\n/g, '; '),
    ]),
  }
}
