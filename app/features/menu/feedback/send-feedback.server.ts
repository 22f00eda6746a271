import { and, count, eq, gt, isNull } from 'drizzle-orm'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { lmcBySlug, practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { feedback, feedbackAnswers } from '#db/schema/menu.ts'
import { editionsAfter } from './feedback-queries.server.ts'
import {
  type FeedbackKind,
  type FeedbackRefusal,
  type FeedbackSender,
  MOST_FEEDBACK_A_DAY,
  namesPractice,
} from './feedback-rules.ts'

/** `already`: the same words were there and nothing was added. */
export type FeedbackOutcome = { ok: true; id: string; already: boolean } | { ok: false; reason: FeedbackRefusal }

const A_DAY = 24 * 60 * 60 * 1000

/**
 * Sends feedback to the committee, on an action or in general (`action` null), for a practice or an LMC. The caller checks who may. Refused with a reason of
 * FEEDBACK_REFUSALS: an action on no menu, words that reveal the practice, more than a day allows.
 */
export function sendFeedback(
  db: Db,
  told: { sender: FeedbackSender; action: string | null; kind: FeedbackKind; words: string },
  by: Actor,
  now: Instant,
): FeedbackOutcome {
  const { sender, action: actionSlug, kind, words } = told
  return inTransaction(db, (tx): FeedbackOutcome => {
    const { practiceCode = null, lmcSlug = null } = sender
    const practice = practiceCode === null ? undefined : practiceByCode(tx, practiceCode, dayOf(now))
    if (practiceCode === null ? !lmcBySlug(tx, lmcSlug ?? '', dayOf(now)) : !practice)
      return { ok: false, reason: 'sender-unknown' }
    if (actionSlug !== null && !offerInForce(tx, actionSlug, now)) return { ok: false, reason: 'action-unknown' }
    if (practice && namesPractice(words, practice)) return { ok: false, reason: 'names-practice' }
    const here = and(
      practiceCode === null ? isNull(feedback.practiceCode) : eq(feedback.practiceCode, practiceCode),
      lmcSlug === null ? isNull(feedback.lmcSlug) : eq(feedback.lmcSlug, lmcSlug),
    )
    const about = actionSlug === null ? isNull(feedback.actionSlug) : eq(feedback.actionSlug, actionSlug)
    const same = and(here, about, eq(feedback.kind, kind), eq(feedback.words, words))
    const before = tx.select({ id: feedback.id }).from(feedback).where(same).get()
    if (before) return { ok: true, id: before.id, already: true }
    const withinADay = and(here, gt(feedback.recordedAt, now - A_DAY))
    const { number } = tx.select({ number: count() }).from(feedback).where(withinADay).get()!
    if (number >= MOST_FEEDBACK_A_DAY) return { ok: false, reason: 'too-many' }
    const id = newId()
    const recordedAt = recordingTime(tx, now)
    const { lastInsertRowid } = tx
      .insert(feedback)
      .values({ id, actionSlug, practiceCode, lmcSlug, kind, words, recordedAt, recordedBy: by.personId })
      .run()
    const detail = { action: actionSlug, kind, ...(practiceCode === null ? { lmc: lmcSlug } : { practice: practiceCode }) }
    const event = { at: recordedAt, actor: by.personId, subject: id, detail }
    recordEvent(tx, { ...event, action: 'feedback.sent' }, rowsWritten(tx, { feedback: lastInsertRowid }))
    return { ok: true, id, already: false }
  })
}

/**
 * Answers feedback for the committee, and names the edition that changed because of it, if any. The caller checks who may. A
 * second answer is added beside the first. Refused with a reason of FEEDBACK_REFUSALS; also where another answer came since the
 * form was drawn (`seen`: the number of answers shown in it).
 */
export function answerFeedback(
  db: Db,
  answer: { feedbackId: string; words: string; edition: string | null; seen?: string | undefined },
  by: Actor,
  now: Instant,
): FeedbackOutcome {
  const { feedbackId, words, edition: editionSlug, seen } = answer
  return inTransaction(db, (tx): FeedbackOutcome => {
    const told = tx.select().from(feedback).where(eq(feedback.id, feedbackId)).get()
    if (!told) return { ok: false, reason: 'feedback-unknown' }
    const editions = editionSlug === null ? [] : editionsAfter(tx, told.actionSlug, told.recordedAt, now)
    if (editionSlug !== null && !editions.some(({ value }) => value === editionSlug))
      return { ok: false, reason: 'edition-unknown' }
    const same = and(
      eq(feedbackAnswers.feedbackId, feedbackId),
      eq(feedbackAnswers.words, words),
      editionSlug === null ? isNull(feedbackAnswers.editionSlug) : eq(feedbackAnswers.editionSlug, editionSlug),
    )
    const before = tx.select({ id: feedbackAnswers.id }).from(feedbackAnswers).where(same).get()
    if (before) return { ok: true, id: before.id, already: true }
    const answers = tx.select({ id: feedbackAnswers.id }).from(feedbackAnswers).where(eq(feedbackAnswers.feedbackId, feedbackId))
    if (seen !== undefined && seen !== String(answers.all().length)) return { ok: false, reason: 'changed-meanwhile' }
    const id = newId()
    const recordedAt = recordingTime(tx, now)
    const { lastInsertRowid } = tx
      .insert(feedbackAnswers)
      .values({ id, feedbackId, words, editionSlug, recordedAt, recordedBy: by.personId })
      .run()
    const event = { at: recordedAt, actor: by.personId, subject: id, detail: { edition: editionSlug } }
    recordEvent(tx, { ...event, action: 'feedback.answered' }, rowsWritten(tx, { feedback_answers: lastInsertRowid }))
    return { ok: true, id, already: false }
  })
}
