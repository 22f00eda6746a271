import { and, asc, count, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { sharingOnes } from '#app/features/adoption/statements/entry-queries.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { answersInWords } from '#app/features/disputes/survey-answers/answer-words.ts'
import { type Row, rowsOf, type Wave, waveBySlug } from '#app/features/disputes/survey-results/wave-queries.server.ts'
import type { Answers, SurveyFields } from '#app/features/disputes/surveys/survey-rules.ts'
import { ceasedToEdit } from '#app/features/people/accounts/ceased-editors.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { addDays, type Day, dayOf, type Instant, startOfDay } from '#app/platform/time.ts'
import { asAdded } from '#db/as-added.server.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { lmcSurveyRequests, surveys } from '#db/schema/surveys.ts'
import { closeNear, DAYS_APART, type Topic } from './lmc-survey-rules.ts'
import { askedAtLmc, ofPractices, running } from './surveys.sql.ts'

export type RequestShown = {
  id: string
  topic: Topic
  fields: SurveyFields
  askedAt: Instant
  /** It opens once no other questions of its LMC are open. */
  waits: boolean
  /** When an editor of the committee read it, where it waits to open. */
  readAt: Instant | null
  outcome: 'opened' | 'sent-back' | 'withdrawn' | null
  word: string | null
}
/** The one place where stored fields become what their form read. */
const asShown = (db: Db, row: typeof lmcSurveyRequests.$inferSelect): RequestShown => {
  const { id, topic, fields, askedAt, waits, outcome, word } = row
  return { id, topic, askedAt, waits, readAt: readAtOf(db, row), outcome, word, fields: fields as SurveyFields }
}

/** When a request was read; null where nobody has, or the editor who did has ceased to be one since: then another reads it anew (decision 66). */
export const readAtOf = (
  db: Db,
  { readAt, readBy }: Pick<typeof lmcSurveyRequests.$inferSelect, 'readAt' | 'readBy'>,
): Instant | null => (readAt === null || readBy === null || ceasedToEdit(db, readBy, readAt) ? null : readAt)

export type SurveyOfLmc = { slug: string; title: string; own: boolean; closesAt: Instant; resultsOut: boolean }
/** The page of an LMC's surveys: its latest request, and every survey its practices are or were asked. */
export type LmcSurveysPage = { request: RequestShown | null; surveys: SurveyOfLmc[] }

const lastRequest = prepared((db) =>
  db
    .select()
    .from(lmcSurveyRequests)
    .where(eq(lmcSurveyRequests.lmcSlug, sql.placeholder('lmcSlug')))
    .orderBy(desc(lmcSurveyRequests.askedAt), desc(asAdded))
    .limit(1)
    .prepare(),
)
const notOpen = prepared((db) =>
  db
    .select()
    .from(lmcSurveyRequests)
    .where(isNull(lmcSurveyRequests.settledAt))
    .orderBy(asc(lmcSurveyRequests.askedAt), asc(asAdded))
    .prepare(),
)
const openOf = prepared((db) =>
  db
    .select({ open: count() })
    .from(surveys)
    .where(and(eq(surveys.lmcSlug, sql.placeholder('lmcSlug')), gt(surveys.closesAt, sql.placeholder('now'))))
    .prepare(),
)
const closingAfter = prepared((db) =>
  db
    .select({ slug: surveys.slug, fields: surveys.fields })
    .from(surveys)
    .where(and(eq(surveys.lmcSlug, sql.placeholder('lmcSlug')), gt(surveys.closesAt, sql.placeholder('after'))))
    .orderBy(asc(surveys.closesAt), asc(surveys.slug))
    .prepare(),
)

export function lmcSurveysPage(db: Db, lmcSlug: string): LmcSurveysPage {
  const request = lastRequest(db).get({ lmcSlug })
  const surveys = askedAtLmc(db)
    .all({ lmcSlug })
    .map(({ own, resultsOut, ...survey }) => ({ ...survey, own: own === 1, resultsOut: resultsOut === 1 }))
  return { request: request ? asShown(db, request) : null, surveys }
}

/** What an LMC itself asks its practices. */
export type Running = { title: string; closesAt: Instant }

/** What the LMC itself asks its practices at an instant, of several what closes last; null = nothing. */
export const runningAt = (db: Db, lmcSlug: string, now: Instant): Running | null => running(db).get({ lmcSlug, now }) ?? null

/** How many sets of its own an LMC asks its practices at an instant. */
export const openSets = (db: Db, lmcSlug: string, now: Instant): number => openOf(db).get({ lmcSlug, now })!.open

/** The sets of an LMC that close near a day. */
export const setsNear = (db: Db, lmcSlug: string, day: Day): (SurveyFields & { slug: string })[] =>
  closingAfter(db)
    .all({ lmcSlug, after: startOfDay(addDays(day, -DAYS_APART)) })
    .map(({ slug, fields }) => ({ ...(fields as SurveyFields), slug }))
    .filter(({ closesOn }) => closeNear(closesOn, day))

/** Other questions of the LMC that close near those before an editor, for comparison. */
export type NearSet = Pick<SurveyFields, 'title' | 'closesOn' | 'questions'> & { slug: string }

/** A request before an editor, with what its LMC asks now and what it asks near it. */
export type RequestToRead = RequestShown & { lmcSlug: string; running: Running | null; near: NearSet[] }

/** The questions of LMCs that are not open: those that wait for an editor of the committee, and those that were read and open later; the oldest first. */
export function lmcSurveysNotOpen(db: Db, now: Instant): { toRead: RequestToRead[]; read: RequestToRead[] } {
  const shown = notOpen(db)
    .all()
    .map(({ lmcSlug, ...row }) => {
      const shown = asShown(db, { ...row, lmcSlug })
      const near = setsNear(db, lmcSlug, shown.fields.closesOn).map(
        ({ slug, title, closesOn, questions }): NearSet => ({ slug, title, closesOn, questions }),
      )
      return { ...shown, lmcSlug, running: runningAt(db, lmcSlug, now), near }
    })
  return { toRead: shown.filter(({ readAt }) => readAt === null), read: shown.filter(({ readAt }) => readAt !== null) }
}

/** `named`: what practices that share by name answered, exact; `asked`: how many practices the LMC has. */
export type SurveyAtLmc = {
  wave: Wave
  rows: Row[]
  named: { code: string; name: string; late: boolean; answers: Record<string, string> }[]
  sharing: number
}

/**
 * A survey as the officers of an LMC see it: practices that share by name now with their answers, and what is published. Each look at
 * named answers is logged, and each practice shown reads it as one line a day. Of persons' own answers none is shown by name.
 */
export function openSurveyAtLmc(db: Db, lmcSlug: string, slug: string, by: Actor, now: Instant): SurveyAtLmc | undefined {
  return inTransaction(db, (tx) => {
    const wave = waveBySlug(tx, slug)
    if (!wave || (wave.lmcSlug !== null && wave.lmcSlug !== lmcSlug)) return undefined
    const here = new Map(practicesOfLmc(tx, lmcSlug, dayOf(now)).map(({ code, name }) => [code, name]))
    const sharing = sharingOnes(tx, [...here.keys()])
    const rows = ofPractices(tx).all({ slug, codes: JSON.stringify(sharing) })
    const named = rows
      .map(({ code, answers, late }) => ({
        ...{ code, name: here.get(code) ?? code, late: late === 1 },
        answers: answersInWords(wave.fields.questions, JSON.parse(answers) as Answers),
      }))
      .sort((a, b) => a.name.localeCompare(b.name))
    if (named.length > 0)
      recordEvent(tx, {
        at: now,
        actor: by.personId,
        action: 'lmc.answers-seen',
        subject: lmcSlug,
        detail: { practices: named.length },
      })
    return { wave, rows: rowsOf(wave, waveBySlug(tx, wave.fields.follows)), named, sharing: sharing.length }
  })
}
