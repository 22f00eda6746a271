import { and, eq, isNull } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { SurveyFields } from '#app/features/disputes/surveys/survey-rules.ts'
import { storeSurvey, surveyBySlug } from '#app/features/disputes/surveys/survey-store.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { newId } from '#app/platform/id.server.ts'
import { slugOf } from '#app/platform/slugs.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { lmcSurveyRequests } from '#db/schema/surveys.ts'
import type { AskedLmcSurvey } from './lmc-survey-form.ts'
import { openSets, readAtOf, runningAt, setsNear } from './lmc-survey-queries.server.ts'
import { askedLately, canOpenOn, MOST_OPEN, type RequestRefusal } from './lmc-survey-rules.ts'

/** `opensAt`: read, and opened by itself at that instant. `field`: where on the form the refusal belongs. */
export type RequestOutcome = { ok: true; opensAt?: Instant } | { ok: false; reason: RequestRefusal; field?: string }
export type Request = typeof lmcSurveyRequests.$inferSelect

/**
 * An officer puts the LMC's questions before an editor of the committee: one set at a time. While practices are still asked earlier ones, they
 * say whether these wait for those to close (decision 79). No question is asked again within four weeks, and no third set beside two: each
 * would be one more figure of the same practices (decision 82).
 */
export function askLmcSurvey(db: Db, lmcSlug: string, asked: AskedLmcSurvey, by: Actor, now: Instant): RequestOutcome {
  return inTransaction(db, (tx): RequestOutcome => {
    const refused = oneFigureMore(tx, lmcSlug, asked.fields, asked.waits ? null : now)
    if (refused) return refused
    const row = { id: newId(), lmcSlug, ...asked, askedAt: now, askedBy: by.personId }
    const { changes } = tx.insert(lmcSurveyRequests).values(row).onConflictDoNothing().run()
    if (changes === 0) return { ok: false, reason: 'one-waiting' }
    recordEvent(tx, { at: now, actor: by.personId, action: 'lmc-survey.asked', subject: lmcSlug })
    return { ok: true }
  })
}

type Refused = Extract<RequestOutcome, { ok: false }>

/** What would be one more figure of the same practices: a third set open at once, or a question asked again. `openNow`: null = they open once nothing is open. */
function oneFigureMore(tx: Db, lmcSlug: string, fields: SurveyFields, openNow: Instant | null): Refused | undefined {
  if (openNow !== null && openSets(tx, lmcSlug, openNow) >= MOST_OPEN) return { ok: false, reason: 'two-open' }
  const again = askedLately(fields.questions, setsNear(tx, lmcSlug, fields.closesOn))
  return again && { ok: false, reason: 'asked-lately', field: again.key }
}

/**
 * What stands against opening a request, judged when an editor reads it and when it opens: what was open or asked may be another than when it was
 * written. `opensAt`: null = now. Only for commands of this room.
 */
export function openingRefusal(
  tx: Db,
  { lmcSlug, fields }: Pick<Request, 'lmcSlug' | 'fields'>,
  opensAt: Instant | null,
  now: Instant,
): Refused | undefined {
  const asked = fields as SurveyFields
  if (!canOpenOn(asked, dayOf(opensAt ?? now))) return { ok: false, reason: 'too-short' }
  return oneFigureMore(tx, lmcSlug, asked, opensAt === null ? now : null)
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

export const settleRequest = (tx: Db, id: string, set: Partial<Request>) =>
  tx.update(lmcSurveyRequests).set(set).where(eq(lmcSurveyRequests.id, id)).run()

/** The office takes its questions back before they were opened, read or not. */
export const withdrawLmcSurvey = (db: Db, lmcSlug: string, id: string, by: Actor, now: Instant): RequestOutcome =>
  onWaiting(db, id, lmcSlug, (tx) => {
    settleRequest(tx, id, { settledAt: now, settledBy: by.personId, outcome: 'withdrawn' })
    recordEvent(tx, { at: now, actor: by.personId, action: 'lmc-survey.withdrawn', subject: lmcSlug })
    return { ok: true }
  })

/**
 * An editor of the committee has read the questions: they are asked of the LMC's practices from now on, or, where they wait for earlier ones to
 * close, from then on by themselves. Refused where practices would have too few days from then on, and where it would be
 * one more figure of the same practices.
 */
export const openLmcSurvey = (db: Db, id: string, by: Actor, now: Instant): RequestOutcome =>
  onWaiting(db, id, null, (tx, request) => {
    const { lmcSlug, waits } = request
    if (readAtOf(tx, request) !== null) return { ok: false, reason: 'read-already' }
    const opensAt = (waits ? runningAt(tx, lmcSlug, now)?.closesAt : null) ?? null
    const refused = openingRefusal(tx, request, opensAt, now)
    if (refused) return refused
    if (opensAt === null) {
      openRequest(tx, { ...request, readBy: null }, by.personId, now)
      return { ok: true }
    }
    tx.update(lmcSurveyRequests).set({ readAt: now, readBy: by.personId }).where(eq(lmcSurveyRequests.id, id)).run()
    recordEvent(tx, { at: now, actor: by.personId, action: 'lmc-survey.read', subject: lmcSlug })
    return { ok: true, opensAt }
  })

/**
 * Asks the questions of the LMC's practices from now on. `actor`: who opens them now, an editor or 'concert'; who read them before that stands in
 * the detail. Only for commands of this room.
 */
export function openRequest(tx: Db, { id, lmcSlug, fields: asked, readBy }: Request, actor: string, now: Instant): void {
  const fields = asked as SurveyFields
  // Two dashes stand in no title's slug: what the committee publishes can never take the place of an LMC's questions.
  const surveySlug = freeSlug(tx, `${lmcSlug}--${slugOf(fields.title) || 'survey'}`)
  storeSurvey(tx, surveySlug, fields, lmcSlug, now)
  settleRequest(tx, id, { settledAt: now, settledBy: actor, outcome: 'opened', surveySlug })
  const detail = { survey: surveySlug, ...(readBy !== null && { readBy }) }
  recordEvent(tx, { at: now, actor, action: 'lmc-survey.opened', subject: lmcSlug, detail })
}

/** An editor sends the questions back, with a word that the office reads: as long as they are not open, though an editor has read them. */
export const sendBackLmcSurvey = (
  db: Db,
  { id, word }: { id: string; word: string | null },
  by: Actor,
  now: Instant,
): RequestOutcome =>
  word === null
    ? { ok: false, reason: 'no-word' }
    : onWaiting(db, id, null, (tx, { lmcSlug }) => {
        settleRequest(tx, id, { settledAt: now, settledBy: by.personId, outcome: 'sent-back', word })
        recordEvent(tx, { at: now, actor: by.personId, action: 'lmc-survey.sent-back', subject: lmcSlug })
        return { ok: true }
      })

function freeSlug(tx: Db, wanted: string, n = 1): string {
  const slug = n === 1 ? wanted : `${wanted}-${n}`
  return surveyBySlug(tx, slug) ? freeSlug(tx, wanted, n + 1) : slug
}
