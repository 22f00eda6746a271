import { and, eq, isNull } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { SurveyFields } from '#app/features/disputes/surveys/survey-rules.ts'
import { allSurveys, storeSurvey, surveyBySlug } from '#app/features/disputes/surveys/survey-store.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { newId } from '#app/platform/id.server.ts'
import { slugOf } from '#app/platform/slugs.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { lmcSurveyRequests } from '#db/schema/surveys.ts'
import type { AskedLmcSurvey } from './lmc-survey-form.ts'
import type { RequestRefusal } from './lmc-survey-rules.ts'

export type RequestOutcome = { ok: true } | { ok: false; reason: RequestRefusal }
type Request = typeof lmcSurveyRequests.$inferSelect

/** An officer puts the LMC's questions before an editor of the committee. One at a time, and none while practices are still asked. */
export function askLmcSurvey(db: Db, lmcSlug: string, asked: AskedLmcSurvey, by: Actor, now: Instant): RequestOutcome {
  return inTransaction(db, (tx): RequestOutcome => {
    if (allSurveys(tx).some((survey) => survey.lmcSlug === lmcSlug && survey.closesAt > now))
      return { ok: false, reason: 'one-open' }
    const row = { id: newId(), lmcSlug, ...asked, askedAt: now, askedBy: by.personId }
    const { changes } = tx.insert(lmcSurveyRequests).values(row).onConflictDoNothing().run()
    if (changes === 0) return { ok: false, reason: 'one-waiting' }
    recordEvent(tx, { at: now, actor: by.personId, action: 'lmc-survey.asked', subject: lmcSlug })
    return { ok: true }
  })
}

function onWaiting(
  db: Db,
  id: string,
  lmcSlug: string | null,
  work: (tx: Db, request: Request) => RequestOutcome,
): RequestOutcome {
  return inTransaction(db, (tx): RequestOutcome => {
    const waiting = and(eq(lmcSurveyRequests.id, id), isNull(lmcSurveyRequests.settledAt))
    const request = tx.select().from(lmcSurveyRequests).where(waiting).get()
    if (!request || (lmcSlug !== null && request.lmcSlug !== lmcSlug)) return { ok: false, reason: 'not-waiting' }
    return work(tx, request)
  })
}

const settle = (tx: Db, id: string, set: Partial<Request>) =>
  tx.update(lmcSurveyRequests).set(set).where(eq(lmcSurveyRequests.id, id)).run()

/** The office takes its questions back before they were opened. */
export const withdrawLmcSurvey = (db: Db, lmcSlug: string, id: string, by: Actor, now: Instant): RequestOutcome =>
  onWaiting(db, id, lmcSlug, (tx) => {
    settle(tx, id, { settledAt: now, settledBy: by.personId, outcome: 'withdrawn' })
    recordEvent(tx, { at: now, actor: by.personId, action: 'lmc-survey.withdrawn', subject: lmcSlug })
    return { ok: true }
  })

/** An editor of the committee has read the questions: they are asked of the LMC's practices from now on. */
export const openLmcSurvey = (db: Db, id: string, by: Actor, now: Instant): RequestOutcome =>
  onWaiting(db, id, null, (tx, { lmcSlug, fields: asked }) => {
    const fields = asked as SurveyFields
    if (fields.closesOn < dayOf(now)) return { ok: false, reason: 'day-over' }
    // Two dashes stand in no title's slug: what the committee publishes can never take the place of an LMC's questions.
    const surveySlug = freeSlug(tx, `${lmcSlug}--${slugOf(fields.title) || 'survey'}`)
    storeSurvey(tx, surveySlug, fields, lmcSlug, now)
    settle(tx, id, { settledAt: now, settledBy: by.personId, outcome: 'opened', surveySlug })
    recordEvent(tx, {
      at: now,
      actor: by.personId,
      action: 'lmc-survey.opened',
      subject: lmcSlug,
      detail: { survey: surveySlug },
    })
    return { ok: true }
  })

/** An editor sends the questions back, with a word that the office reads. */
export const sendBackLmcSurvey = (
  db: Db,
  { id, word }: { id: string; word: string | null },
  by: Actor,
  now: Instant,
): RequestOutcome =>
  word === null
    ? { ok: false, reason: 'no-word' }
    : onWaiting(db, id, null, (tx, { lmcSlug }) => {
        settle(tx, id, { settledAt: now, settledBy: by.personId, outcome: 'sent-back', word })
        recordEvent(tx, { at: now, actor: by.personId, action: 'lmc-survey.sent-back', subject: lmcSlug })
        return { ok: true }
      })

function freeSlug(tx: Db, wanted: string, n = 1): string {
  const slug = n === 1 ? wanted : `${wanted}-${n}`
  return surveyBySlug(tx, slug) ? freeSlug(tx, wanted, n + 1) : slug
}
