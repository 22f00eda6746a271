import { createHash } from 'node:crypto'
import { sentClaim } from '#app/features/disputes/claims/claim-queries.server.ts'
import { pounds } from '#app/features/disputes/failures/failure-rules.ts'
import { peopleOfPractice } from '#app/features/people/accounts/role-queries.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { bankHolidays } from '#app/platform/bank-holidays.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type LetterInForce, letterFor } from '../letter-layers/layers-in-force.server.ts'
import { isClaimLetter } from '../letter-texts/claim-letter-rules.ts'
import { type MadeLetter, makeLetter } from '../letter-texts/letter-assembly-rules.ts'
import type { LetterText } from '../letter-texts/letter-text-form.ts'
import type { Facts } from '../letter-texts/merge-fields.ts'
import { saysTheSame } from '../letter-texts/text-change-rules.ts'
import { storedText } from '../letter-texts/text-store.server.ts'
import { logoOf } from '../logos/logo-queries.server.ts'
import { letterById, lettersAbout } from './letter-queries.server.ts'
import { type Draft, lastReply, referenceOf, type SentLetter } from './letter-rules.ts'
import { letterheadOf } from './letterhead.server.ts'
import { ownWordings, type Wording } from './wordings.server.ts'

/**
 * What a letter answers: the earlier letter, or the claim it is about where that went another way. A letter about a claim names the claim
 * also where it follows a chaser.
 */
function factsOfEarlier(db: Db, { practiceCode, letterSlug, lineId }: Draft, earlier: SentLetter | undefined) {
  const namesClaim = lineId && earlier && earlier.letterSlug !== 'claim-losses' && isClaimLetter(letterSlug)
  const first = namesClaim ? lettersAbout(db, practiceCode, lineId).find((one) => one.letterSlug === 'claim-losses') : earlier
  const claim = first ? undefined : sentClaim(db, practiceCode, lineId)
  const letter = first ?? (claim ? undefined : earlier)
  if (letter) return { reference: referenceOf(letter), sentOn: letter.sentOn, subject: letter.subject, answerBy: letter.answerBy }
  if (!claim) return undefined
  const { reference, sentOn, answerBy, total } = claim
  return { reference: reference || `claim for ${pounds(total)}`, sentOn, subject: 'Claim for losses', answerBy }
}

function factsOf(db: Db, details: PracticeDetails, draft: Draft, earlier: SentLetter | undefined): Facts {
  const { holders, email, contact, dpo } = letterheadOf(db, draft.practiceCode)
  const reply = earlier && lastReply(earlier)
  const answered = factsOfEarlier(db, draft, earlier)
  return {
    'practice.name': details.name,
    'practice.code': details.code,
    'practice.telephone': details.telephone,
    'practice.system': details.clinicalSystem,
    'practice.patients': details.patients ? inFigures(details.patients.count) : null,
    'practice.patientsOn': details.patients ? longDay(details.patients.countedOn) : null,
    'practice.holders': holders,
    'practice.email': email,
    'practice.contact': contact,
    'practice.dpo': dpo,
    'icb.name': details.icb?.name ?? null,
    'lmc.name': details.lmc?.name ?? null,
    'pcn.name': details.pcn?.name ?? null,
    reference: referenceOf(draft),
    'earlier.reference': answered?.reference ?? null,
    'earlier.date': answered ? longDay(answered.sentOn) : null,
    'earlier.subject': answered?.subject ?? null,
    'earlier.answerBy': answered?.answerBy ? longDay(answered.answerBy) : null,
    'earlier.replyOn': reply ? longDay(reply.on) : null,
  }
}

/** A letter put together from its draft and the record. `hash`: of exactly what it says. `newer`: today's text where it is another; `inForce`: today's, with and without the LMC's words. */
export type DraftMade = {
  draft: Draft
  text: LetterText
  details: PracticeDetails
  made: MadeLetter
  facts: Facts
  own: Map<string, Wording & { words: string }>
  partners: string[]
  hash: string
  newer: { hash: string; text: LetterText; decided: boolean } | null
  inForce: LetterInForce | undefined
  earlier: SentLetter | undefined
}

/** Puts a draft's letter together as it stands now. Throws for a practice the register does not hold. */
export function makeFromDraft(db: Db, draft: Draft, now: Instant): DraftMade {
  const today = dayOf(now)
  const details = practiceByCode(db, draft.practiceCode, today)
  if (!details) throw new Error('A letter of a practice that the register does not hold.')
  const earlier = draft.followsId ? letterById(db, draft.practiceCode, draft.followsId) : undefined
  const text = storedText(db, draft.textHash)
  const facts = factsOf(db, details, draft, earlier)
  const own = ownWordings(db, draft.practiceCode, draft.letterSlug)
  const address = [...details.address, details.postcode ?? ''].filter(Boolean)
  const words = new Map([...own].map(([key, wording]) => [key, wording.words]))
  const logo = logoOf(db, draft.practiceCode)
  const made = makeLetter({ text, facts, address, logo, filled: draft.filled, own: words, holidays: bankHolidays(), today })
  const inForce = letterFor(db, draft.practiceCode, draft.letterSlug, today)
  const current = inForce?.letter
  const newer =
    current && current.hash !== draft.textHash && !saysTheSame(text, current.data)
      ? { hash: current.hash, text: current.data, decided: current.hash === draft.decidedHash }
      : null
  const hash = createHash('sha256')
    .update(JSON.stringify([made.paper, draft.textHash]))
    .digest('hex')
  const partners = peopleOfPractice(db, draft.practiceCode)
    .filter(({ role }) => role === 'practice-partner')
    .map(({ name }) => name)
  return { draft, text, details, made, facts, own, partners, hash, newer, inForce, earlier }
}
