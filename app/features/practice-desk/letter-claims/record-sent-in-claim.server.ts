import { claimById } from '#app/features/disputes/claims/claim-queries.server.ts'
import { entryRefusal, type Wanted } from '#app/features/disputes/claims/claim-rules.ts'
import { recordClaim } from '#app/features/disputes/claims/record-claim.server.ts'
import { claimSchemes, seenOfSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { CLAIM_LETTERS, isClaimLetter, saysAsClaim } from '../letter-texts/claim-letter-rules.ts'
import { letterById } from '../letters/letter-queries.server.ts'
import { referenceOf } from '../letters/letter-rules.ts'

/** `differs`: the letter said something else than its claim does; `refused`: its claim does not take it; `not`: it stands in no claim. */
export type SentInClaim = 'written' | 'differs' | 'refused' | 'not'
/** What is said once a letter is recorded as sent. */
export const SENT_IN_CLAIM: Record<SentInClaim, string> = {
  written: ' It stands in the course of its claim.',
  differs: ' Its claim names other sums or days than the letter, so it is as it was: put it right, and record there what went.',
  refused:
    ' Its claim does not take it as it stands now, so it is as it was: record there what is missing, such as an offer, and what went.',
  not: '',
}

/**
 * Writes a letter that went into the claim it is about: the claim itself as sent, to whom and on which day, a chaser, an acceptance or a
 * refusal of the offer into its course. `filled`: the fields of the letter as it went. Where the claim names other losses or another offer
 * than the letter did, or would not take it by now, the letter stands beside it and changes nothing.
 */
export function recordSentInClaim(
  db: Db,
  { practiceCode, letterId, filled }: { practiceCode: string; letterId: string; filled: Readonly<Record<string, string>> },
  by: Actor,
  now: Instant,
): SentInClaim {
  return inTransaction(db, (tx): SentInClaim => {
    const letter = letterById(tx, practiceCode, letterId)
    const claim = letter?.lineId ? claimById(tx, { practiceCode }, letter.lineId) : undefined
    if (!letter || !claim || !isClaimLetter(letter.letterSlug)) return 'not'
    const { sentOn, recipient, answerBy } = letter
    const reference = referenceOf(letter)
    const does = CLAIM_LETTERS[letter.letterSlug]
    if (does === 'sent' && claim.sentOn !== null) return 'refused'
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
    if (entryRefusal(claim, wanted)) return 'refused'
    if (!saysAsClaim(letter.letterSlug, filled, claim)) return 'differs'
    const schemes = seenOfSchemes(claimSchemes(tx, dayOf(now)))
    const asked = { who: { practiceCode }, claimId: claim.id, seen: claim.seen, schemes, wanted }
    return recordClaim(tx, asked, by, now).ok ? 'written' : 'refused'
  })
}
