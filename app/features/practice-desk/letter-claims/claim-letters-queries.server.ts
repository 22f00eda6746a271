import { claimById } from '#app/features/disputes/claims/claim-queries.server.ts'
import type { Claim } from '#app/features/disputes/claims/claim-rules.ts'
import { claimSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { fieldsFromClaim, type NextLetter, nextLetters } from '../letter-texts/claim-letter-rules.ts'
import { REPLY_WORDS } from '../letter-texts/letter-words.ts'
import { draftById, draftsAbout, lettersAbout } from '../letters/letter-queries.server.ts'
import { lastReply, referenceOf } from '../letters/letter-rules.ts'

/** `came`: the last reply in words. */
export type LetterOfClaim = {
  href: string
  title: string
  recipient: string
  reference: string
  sentOn: Day
  came: string | null
}
export type LettersOfClaim = {
  /** The practice's letters, and where it reads about going to law. */
  here: string
  law: string
  claimId: string
  sent: LetterOfClaim[]
  drafts: { href: string; title: string }[]
  next: NextLetter[]
}

/** The letters about a claim: those that went, those in the making, and those that can be begun. */
export function lettersOfClaim(db: Db, practiceCode: string, claim: Claim): LettersOfClaim {
  const here = `/practice/${practiceCode}/letters`
  const sent = lettersAbout(db, practiceCode, claim.id)
  const drafts = draftsAbout(db, practiceCode, claim.id)
  const gone = sent.map(({ id, letterSlug }) => ({ id, slug: letterSlug }))
  return {
    ...{ here, law: `/practice/${practiceCode}/legal`, claimId: claim.id },
    sent: sent.map((letter) => {
      const reply = lastReply(letter)
      return {
        href: `${here}/sent/${letter.id}`,
        title: letter.title,
        recipient: letter.recipient,
        reference: referenceOf(letter),
        sentOn: letter.sentOn,
        came: reply && REPLY_WORDS[reply.kind],
      }
    }),
    drafts: drafts.map(({ id, title }) => ({ href: `${here}/drafts/${id}`, title })),
    next: drafts.length > 0 ? [] : nextLetters(claim, gone),
  }
}

/** What a claim of this practice says in the fields of a letter about it; undefined where it keeps no such claim. */
export function claimForLetter(db: Db, practiceCode: string, claimId: string, today: Day) {
  const claim = claimById(db, { practiceCode }, claimId)
  if (!claim) return undefined
  const scheme = claimSchemes(db, today).find(({ key }) => key === claim.scheme)
  const line = scheme?.lines.find(({ key }) => key === claim.line)?.name ?? ''
  return { claim, title: scheme?.title ?? 'A scheme', known: fieldsFromClaim(claim, { line, payer: scheme?.payer ?? '' }) }
}

/** The claim that a letter is about, as its page links it. */
export type AboutClaim = { id: string; href: string; title: string }

/** The claim that a letter in the making is about. */
export const claimOfDraft = (db: Db, practiceCode: string, draftId: string, today: Day): AboutClaim | null =>
  claimOfLetter(db, practiceCode, draftById(db, practiceCode, draftId)?.lineId ?? null, today)

/** The claim that a letter is about; null where it is about none. */
export function claimOfLetter(db: Db, practiceCode: string, lineId: string | null, today: Day): AboutClaim | null {
  const found = lineId ? claimForLetter(db, practiceCode, lineId, today) : undefined
  return found ? { id: found.claim.id, href: `/practice/${practiceCode}/claims/${found.claim.id}`, title: found.title } : null
}
