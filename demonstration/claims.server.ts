import type { Claimant } from '#app/features/disputes/claims/claim-queries.server.ts'
import { claimById } from '#app/features/disputes/claims/claim-queries.server.ts'
import type { Wanted } from '#app/features/disputes/claims/claim-rules.ts'
import { recordClaim } from '#app/features/disputes/claims/record-claim.server.ts'
import { claimSchemes, seenOfSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import { addDays, type Day, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { StoredClaim } from '#db/schema/claims.ts'

const OF = { scheme: 'practice-supplies/payment-for-replacement-stock', line: 'practice-supplies/replacement' }

/** One claim under way and one refused of a practice, and one of its partner's own, in the demonstration's own dispute. */
export function addClaims(
  tx: Db,
  practiceCode: string,
  [partner, manager]: readonly [string, string],
  today: Day,
  now: Instant,
): void {
  const before = (days: number) => addDays(today, -days)
  const known = claimSchemes(tx, today)
  // On a day before the made-up scheme was agreed nobody claims.
  if (!known.some(({ key }) => key === OF.scheme)) return
  const schemes = seenOfSchemes(known)
  const sent = (days: number, pence: number, more: Partial<StoredClaim> = {}): Wanted => ({
    kind: 'claim',
    claim: {
      ...{
        ...OF,
        evidence: 'Receipts of the pharmacy\nOur log of failures',
        sentTo: 'Halewick Health Board',
        sentOn: before(days),
      },
      ...{
        reference: '',
        answerBy: before(days - 21),
        losses: [{ kind: 'expense', from: before(95), until: before(70), pence }],
      },
      ...more,
    },
  })
  const happened = (kind: 'chaser' | 'answer' | 'refused' | 'support', days: number, words: string): Wanted => ({
    ...{ kind, happenedOn: before(days), pence: null, words },
  })
  const kept = (who: Claimant, by: string, course: Wanted[]) => {
    let claimId: string | null = null
    for (const wanted of course) {
      const seen: string = claimId === null ? '' : (claimById(tx, who, claimId)?.seen ?? '')
      const outcome = recordClaim(tx, { who, claimId, seen, schemes, wanted }, { personId: by }, now)
      if (!outcome.ok) throw new Error(`A claim cannot be kept: ${outcome.reason}`)
      claimId = outcome.claimId
    }
  }
  kept({ practiceCode }, manager, [
    sent(40, 31_240, { reference: 'HHB-117' }),
    happened('answer', 31, 'A reference, and “escalated”.'),
    happened('refused', 12, 'Bought before the agreement.'),
    happened('support', 1, 'Through our LMC.'),
  ])
  kept({ practiceCode }, manager, [sent(27, 18_655), happened('chaser', 5, 'By mail.')])
  kept({ practiceCode, personId: partner }, partner, [
    sent(8, 4_500, { losses: [{ kind: 'expense', from: before(60), until: before(60), pence: 4_500 }] }),
  ])
}
