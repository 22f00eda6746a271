import { currentAnswers } from '#app/features/adoption/progress/progress-queries.server.ts'
import { claimById } from '#app/features/disputes/claims/claim-queries.server.ts'
import { allRounds, offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { addDays, type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { stepInClaim, stepUnanswered } from '../letter-texts/claim-letter-rules.ts'
import { type NextStep, nextStep, REMINDER } from '../letter-texts/letter-sequence-rules.ts'
import type { LetterText } from '../letter-texts/letter-text-form.ts'
import { lettersOn } from '../letter-texts/letter-texts.server.ts'
import type { Outcome, ReplyKind } from '../letter-texts/letter-words.ts'
import { storedText } from '../letter-texts/text-store.server.ts'
import { beginRefusal, goneAbout } from './begin-letter.server.ts'
import { answersAnother, draftsOfPractice, lettersOfPractice } from './letter-queries.server.ts'
import { type Draft, lastOutcome, lastReply, type SentLetter } from './letter-rules.ts'

/** A letter that went, as a line of the register, with what comes next. */
export type LetterLine = Pick<
  SentLetter,
  'id' | 'letterSlug' | 'title' | 'family' | 'recipient' | 'subject' | 'sentOn' | 'textHash'
> & {
  ownWords: number
  reply: { kind: ReplyKind; on: Day } | null
  outcome: Outcome | null
  next: NextStep
  /** Of an earlier round, and no day of it is still to come: it waits for nothing any more. */
  past: boolean
}
export type DraftLine = Pick<Draft, 'id' | 'letterSlug' | 'title' | 'savedAt'> & {
  recipient: string | null
  followsId: string | null
}

/** What is next for a letter on a day. A letter that cannot be written that day, or to which its claim does not lead, is not offered. */
export function stepAfter(db: Db, letter: Omit<SentLetter, 'paper'>, followed: boolean, now: Instant): NextStep {
  const today = dayOf(now)
  const { answerBy, endsOn } = letter
  const state = { answerBy, endsOn, reply: lastReply(letter), outcome: lastOutcome(letter), followed }
  const { practiceCode, lineId } = letter
  const asked = nextStep(state, storedText(db, letter.textHash), today)
  const claim = asked.letter && lineId ? claimById(db, { practiceCode }, lineId) : undefined
  const { letter: next, ...step } =
    claim && asked.letter === REMINDER ? stepUnanswered(claim, goneAbout(db, letter), asked) : asked
  if (!next || !lettersOn(today).has(next)) return step
  const begun = { practiceCode, slug: next, answers: true, earlier: letter, lineId: null }
  if (!lineId || !beginRefusal(db, begun)) return { ...step, letter: next }
  return claim ? stepInClaim(claim, step) : step
}

/** What was sent before this day belongs to a round that has ended: the day after the last one did. */
function presentFrom(db: Db, today: Day): Day {
  const ended = allRounds(db, today).flatMap(({ ended, endedOn }) => (ended && endedOn ? [endedOn] : []))
  const last = ended.sort().at(-1)
  return last ? addDays(last, 1) : ''
}

const lineOf = (db: Db, letter: Omit<SentLetter, 'paper'>, followed: boolean, now: Instant): Omit<LetterLine, 'past'> => {
  const { id, letterSlug, title, family, recipient, subject, sentOn, textHash, wordings } = letter
  const what = { id, letterSlug, title, family, recipient, subject, sentOn, textHash, ownWords: wordings.length }
  return { ...what, reply: lastReply(letter), outcome: lastOutcome(letter), next: stepAfter(db, letter, followed, now) }
}

/** Every letter of a practice that went, latest first, and every draft. */
export function lettersAndDrafts(db: Db, practiceCode: string, now: Instant): { sent: LetterLine[]; drafts: DraftLine[] } {
  const [sent, drafts] = [lettersOfPractice(db, practiceCode), draftsOfPractice(db, practiceCode)]
  const followed = new Set(
    [...sent, ...drafts].flatMap((one) => (one.followsId && answersAnother(db, one) ? [one.followsId] : [])),
  )
  const today = dayOf(now)
  const present = presentFrom(db, today)
  return {
    sent: sent.map((letter) => {
      const line = lineOf(db, letter, followed.has(letter.id), now)
      return { ...line, past: letter.sentOn < present && (line.next.due ?? '') < today }
    }),
    drafts: drafts.map(({ id, letterSlug, title, savedAt, filled, followsId }) => ({
      ...{ id, letterSlug, title, savedAt, followsId },
      recipient: filled.organisation ?? null,
    })),
  }
}

/** A letter under way, for the practice's desk. `step`: what waits, in words; `due`: the day of its clock. */
export type LetterUnderWay = { href: string; title: string; about: string | null; step: string; due: Day | null; draft: boolean }

/**
 * The letters of a practice that are in the making or wait for something, those to write and those due soonest first. Three reads by
 * index, a millisecond for some hundreds of letters.
 */
export function lettersUnderWay(db: Db, practiceCode: string, at: Instant): LetterUnderWay[] {
  const here = `/practice/${practiceCode}/letters`
  const { sent, drafts } = lettersAndDrafts(db, practiceCode, at)
  const waiting = sent.filter(
    ({ next, past }) => !past && (next.kind === 'write' || next.kind === 'wait' || next.kind === 'clock'),
  )
  const inOrder = waiting.toSorted((a, b) => (a.next.due ?? '').localeCompare(b.next.due ?? ''))
  return [
    ...drafts.map(({ id, title, recipient }) => {
      const href = `${here}/drafts/${id}`
      return { href, title, about: recipient, step: 'In the making', due: null, draft: true }
    }),
    ...inOrder.map(({ id, title, subject, next }) => {
      return { href: `${here}/sent/${id}`, title, about: subject, step: next.words, due: next.due ?? null, draft: false }
    }),
  ]
}

export type LetterToWrite = Pick<LetterText, 'title' | 'summary' | 'group' | 'when' | 'family'> & { slug: string }
/** `action`: null = belongs to none and can be written at any time. */
export type LettersOfAction = {
  /** `over`: its round has ended and the practice does not take it. */
  action: { slug: string; title: string; taken: boolean; over: boolean } | null
  letters: LetterToWrite[]
}

/** The letters that can be written today, by the action they belong to: those of actions taken first. Answers to letters are left out. */
export function lettersToWrite(db: Db, practiceCode: string, now: Instant): LettersOfAction[] {
  const taken = new Set(
    currentAnswers(db, [practiceCode]).flatMap(({ state, actionSlug }) => (state === 'taking' ? [actionSlug] : [])),
  )
  const letters = [...lettersOn(dayOf(now)).values()].filter(({ data }) => !data.follows)
  return [...new Set(letters.map(({ data }) => data.action ?? ''))]
    .flatMap((slug): LettersOfAction[] => {
      const toWrite = letters
        .filter(({ data }) => (data.action ?? '') === slug)
        .map(({ name, data: { title, summary, group, when, family } }) => ({
          ...{ slug: name, title, summary, family },
          ...(group && { group }),
          ...(when && { when }),
        }))
      if (slug === '') return [{ action: null, letters: toWrite }]
      const offer = offerInForce(db, slug, now)
      if (!offer) return []
      const over = !taken.has(slug) && offer.roundEndedOn !== null && offer.roundEndedOn < dayOf(now)
      return [{ action: { slug, title: offer.title, taken: taken.has(slug), over }, letters: toWrite }]
    })
    .sort(
      (a, b) => Number(b.action?.taken ?? false) - Number(a.action?.taken ?? false) || (a.action ? 0 : -1) - (b.action ? 0 : -1),
    )
}
