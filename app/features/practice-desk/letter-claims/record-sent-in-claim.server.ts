import { claimById } from '#app/features/disputes/claims/claim-queries.server.ts'
import { entryRefusal, type Wanted } from '#app/features/disputes/claims/claim-rules.ts'
import { recordClaim } from '#app/features/disputes/claims/record-claim.server.ts'
import { claimSchemes, seenOfSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { letterById } from '../letters/letter-queries.server.ts'
import { referenceOf } from '../letters/letter-rules.ts'
import { CLAIM_LETTERS, isClaimLetter } from './claim-letter-rules.ts'

/**
 * Writes a letter that went into the claim it is about: the claim itself as sent, to whom and on which day, a chaser, an acceptance or a
 * refusal of the offer into its course. Where the claim would not take it by now, the letter stands beside it and changes nothing.
 * True: the claim says so now.
 */
export function recordSentInClaim(
  db: Db,
  { practiceCode, letterId }: { practiceCode: string; letterId: string },
  by: Actor,
  now: Instant,
): boolean {
  return inTransaction(db, (tx) => {
    const letter = letterById(tx, practiceCode, letterId)
    const claim = letter?.lineId ? claimById(tx, { practiceCode }, letter.lineId) : undefined
    if (!letter || !claim || !isClaimLetter(letter.letterSlug)) return false
    const { sentOn, recipient, answerBy } = letter
    const reference = referenceOf(letter)
    const does = CLAIM_LETTERS[letter.letterSlug]
    if (does === 'sent' && claim.sentOn !== null) return false
    const wanted: Wanted =
      does === 'sent'
        ? {
            kind: 'claim',
            claim: {
              ...{ scheme: claim.scheme, line: claim.line, losses: claim.losses, evidence: claim.evidence },
              ...{ sentTo: recipient, sentOn, answerBy, reference: claim.reference || `our letter ${reference}` },
            },
          }
        : { kind: does, happenedOn: sentOn, pence: null, words: `Our letter ${reference}` }
    if (entryRefusal(claim, wanted)) return false
    const schemes = seenOfSchemes(claimSchemes(tx, dayOf(now)))
    const asked = { who: { practiceCode }, claimId: claim.id, seen: claim.seen, schemes, wanted }
    return recordClaim(tx, asked, by, now).ok
  })
}
