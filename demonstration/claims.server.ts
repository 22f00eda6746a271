import type { Claimant } from '#app/features/disputes/claims/claim-queries.server.ts'
import { claimById } from '#app/features/disputes/claims/claim-queries.server.ts'
import type { Wanted } from '#app/features/disputes/claims/claim-rules.ts'
import { recordClaim } from '#app/features/disputes/claims/record-claim.server.ts'
import { claimSchemes, seenOfSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import { addDays, type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { StoredClaim } from '#db/schema/claims.ts'
import { type Act, atTheDesk } from './desk-hours-rules.ts'

const OF = { scheme: 'practice-supplies/payment-for-replacement-stock', line: 'practice-supplies/replacement' }

/** From when the scheme was known: nothing of a claim is kept before. */
const KNOWN_FROM: Day = '2024-11-22'

type Course = { who: Claimant; by: string; course: Wanted[] }

/** One claim under way and one refused of a practice, in the demonstration's own dispute: each step at its time. */
export function claimsUntil(tx: Db, practiceCode: string, manager: string, today: Day, now: Instant): Act[] {
  const { before, sent, happened } = wordsOf(today)
  const courses: Wanted[][] = [
    [
      sent(40, 31_240, { reference: 'HHB-117' }),
      happened('answer', 31, 'A reference, and “escalated”.'),
      happened('refused', 12, 'Bought before the agreement.'),
      happened('support', 1, 'Through our LMC.'),
    ],
    [sent(27, 18_655), happened('chaser', 5, 'By mail.')],
  ]
  return courses.flatMap((course, nth) => {
    const keep = keeper(tx, { who: { practiceCode }, by: manager, course })
    return course.map((wanted, step): Act => {
      const on = [wanted.kind === 'claim' ? before(40) : 'happenedOn' in wanted ? wanted.happenedOn : today, KNOWN_FROM]
        .sort()
        .at(-1)!
      const at = atTheDesk(on > today ? today : on, 2 * nth + step, now)
      return { at, write: () => keep(wanted, at) }
    })
  })
}

/** A claim of its partner's own. */
export function addOwnClaim(tx: Db, practiceCode: string, partner: string, today: Day, now: Instant): void {
  const { before, sent } = wordsOf(today)
  const losses: StoredClaim['losses'] = [{ kind: 'expense', from: before(60), until: before(60), pence: 4_500 }]
  const wanted = sent(8, 4_500, { losses })
  keeper(tx, { who: { practiceCode, personId: partner }, by: partner, course: [wanted] })(wanted, now)
}

function wordsOf(today: Day) {
  const before = (days: number) => addDays(today, -days)
  const sent = (days: number, pence: number, more: Partial<StoredClaim> = {}): Wanted => ({
    kind: 'claim',
    claim: {
      ...{
        ...OF,
        evidence: 'Receipts of the pharmacy\nOur log of failures',
        sentTo: 'Halewick Health Board',
        sentOn: before(days),
      },
      ...{ reference: '', answerBy: before(days - 21) },
      losses: [{ kind: 'expense', from: before(95), until: before(70), pence }],
      ...more,
    },
  })
  const happened = (kind: 'chaser' | 'answer' | 'refused' | 'support', days: number, words: string): Wanted => ({
    ...{ kind, happenedOn: before(days), pence: null, words },
  })
  return { before, sent, happened }
}

/** Keeps one claim step by step. On a day before the made-up scheme was agreed nobody claims. */
function keeper(tx: Db, { who, by }: Course) {
  let claimId: string | null = null
  return (wanted: Wanted, at: Instant) => {
    const known = claimSchemes(tx, dayOf(at))
    if (!known.some(({ key }) => key === OF.scheme)) return
    const seen: string = claimId === null ? '' : (claimById(tx, who, claimId)?.seen ?? '')
    const outcome = recordClaim(tx, { who, claimId, seen, schemes: seenOfSchemes(known), wanted }, { personId: by }, at)
    if (!outcome.ok) throw new Error(`A claim cannot be kept: ${outcome.reason}`)
    claimId = outcome.claimId
  }
}
