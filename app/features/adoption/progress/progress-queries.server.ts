import { and, eq, sql } from 'drizzle-orm'
import type { CurrentState } from '#app/features/adoption/statements/adoption-rules.ts'
import { UNDO_FOR } from '#app/features/adoption/statements/effect-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { progressEntries } from '#db/schema/adoption.ts'
import type { Progress, ProgressWords } from './progress-rules.ts'

/**
 * The current state of a practice and action, with the latest words about it: those of the entry in force, or newer ones reported
 * as progress. `saidAt`: when these words were first recorded. `lastRecordedAt`: when the entry or the words were last recorded,
 * corrections included.
 */
export type CurrentAnswer = CurrentState &
  ProgressWords & {
    practiceCode: string
    actionSlug: string
    /** Null: the words are those of the entry in force. */
    progressId: string | null
    saidAt: Instant
    recordedAt: Instant
  }

/**
 * When the entry `e` was first recorded: a correction counts from the time of the entry it finally corrects. Most correct none, and are
 * spared the walk.
 */
export const FIRST_SAID = `iif(e.corrects_id is null, e.recorded_at, (
  with recursive chain (corrects, at) as (
    select e.corrects_id, e.recorded_at
    union all select x.corrects_id, x.recorded_at from chain join adoption_entries x on x.id = chain.corrects)
  select min(at) from chain))`

/** The query, exported so that its plan can be checked. */
export const CURRENT_ANSWERS = `
  select s.practice_code as practiceCode, s.action_slug as actionSlug, s.entry_id as entryId, s.state, s.extent,
    s.effective_on as effectiveOn, s.planned_for as plannedFor, s.taken_since as takenSince, p.id as progressId,
    iif(p.id is null, e.answers, p.answers) as answers, iif(p.id is null, e.obstacle_kind, p.obstacle_kind) as obstacleKind,
    iif(p.id is null, e.obstacle, p.obstacle) as obstacle, iif(p.id is null, e.note, p.note) as note,
    coalesce(p.said_at, ${FIRST_SAID}) as saidAt, max(e.recorded_at, coalesce(p.recorded_at, 0)) as recordedAt
  from json_each(?) asked
  join adoption_standings s on s.practice_code = asked.value
  join adoption_entries e on e.id = s.entry_id
  left join progress_entries p on p.id = (
    select q.id from progress_entries q
    where q.practice_code = s.practice_code and q.action_slug = s.action_slug and q.said_at >= ${FIRST_SAID} and q.void = 0
      and not exists (select 1 from progress_entries c where c.corrects_id = q.id)
    order by q.said_at desc, q.recorded_at desc, q.id desc limit 1)`
const currentOf = prepared((db) => db.$client.prepare(CURRENT_ANSWERS))

/**
 * The current answers of these practices, for every action they have decided on, unordered. The caller checks who may read them.
 */
export function currentAnswers(db: Db, practiceCodes: readonly string[]): CurrentAnswer[] {
  const rows = currentOf(db).all(JSON.stringify(practiceCodes)) as (Omit<CurrentAnswer, 'answers'> & { answers: string | null })[]
  return rows.map((row) => ({ ...row, answers: row.answers === null ? null : JSON.parse(row.answers) }))
}

/** The current answer of a practice about one action; undefined = not decided. */
export function currentAnswer(db: Db, practiceCode: string, actionSlug: string): CurrentAnswer | undefined {
  return currentAnswers(db, [practiceCode]).find((answer) => answer.actionSlug === actionSlug)
}

export type FreshStatement = { actionSlug: string; entryId: string | null; progressId: string | null; recordedAt: Instant }
const freshOf = prepared((db) =>
  db.$client.prepare(`
    select e.action_slug as actionSlug, e.id as entryId, null as progressId, e.recorded_at as recordedAt
    from adoption_entries e where e.recorded_at > @since and e.practice_code = @practiceCode and e.void = 0
      and not exists (select 1 from adoption_entries c where c.corrects_id = e.id)
    union all
    select p.action_slug, null, p.id, p.recorded_at
    from progress_entries p where p.recorded_at > @since and p.practice_code = @practiceCode and p.void = 0
      and not exists (select 1 from progress_entries c where c.corrects_id = p.id)
    order by recordedAt`),
)

/** Statements that a practice made within the last hour and has not corrected, the newest of each action. */
export function freshStatements(db: Db, practiceCode: string, now: Instant): Map<string, FreshStatement> {
  const fresh = freshOf(db).all({ practiceCode, since: now - UNDO_FOR }) as FreshStatement[]
  return new Map(fresh.map((one) => [one.actionSlug, one]))
}

const ofAction = prepared((db) =>
  db
    .select()
    .from(progressEntries)
    .where(
      and(
        eq(progressEntries.practiceCode, sql.placeholder('practiceCode')),
        eq(progressEntries.actionSlug, sql.placeholder('actionSlug')),
      ),
    )
    .orderBy(progressEntries.saidAt, progressEntries.recordedAt, progressEntries.id)
    .prepare(),
)
const ofPractice = prepared((db) =>
  db
    .select()
    .from(progressEntries)
    .where(eq(progressEntries.practiceCode, sql.placeholder('practiceCode')))
    .orderBy(progressEntries.recordedAt, progressEntries.id)
    .prepare(),
)

/** All progress a practice ever reported about one action, including corrected and withdrawn items. */
export function progressOfAction(db: Db, practiceCode: string, actionSlug: string): Progress[] {
  return ofAction(db).all({ practiceCode, actionSlug })
}

/** All progress a practice ever reported, in the order of recording. */
export function progressOfPractice(db: Db, practiceCode: string): Progress[] {
  return ofPractice(db).all({ practiceCode })
}

const oneById = prepared((db) =>
  db
    .select()
    .from(progressEntries)
    .where(and(eq(progressEntries.id, sql.placeholder('id')), eq(progressEntries.practiceCode, sql.placeholder('practiceCode'))))
    .prepare(),
)
const correcting = prepared((db) =>
  db
    .select()
    .from(progressEntries)
    .where(eq(progressEntries.correctsId, sql.placeholder('id')))
    .prepare(),
)

/** One progress item of this practice. Items of other practices are not found. */
export function progressById(db: Db, practiceCode: string, id: string): Progress | undefined {
  return oneById(db).get({ practiceCode, id })
}

/** The item that corrects a progress item; undefined = none. */
export function correctionOfProgress(db: Db, id: string): Progress | undefined {
  return correcting(db).get({ id })
}
