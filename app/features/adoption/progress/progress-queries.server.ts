import { and, eq, sql } from 'drizzle-orm'
import type { CurrentState } from '#app/features/adoption/statements/adoption-rules.ts'
import { UNDO_FOR } from '#app/features/adoption/statements/effect-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { progressEntries } from '#db/schema/adoption.ts'
import { type CurrentAnswerRow, currentOf, currentOfPair, freshOf } from './progress.sql.ts'
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

const answerFrom = (row: CurrentAnswerRow): CurrentAnswer => ({
  ...row,
  answers: row.answers === null ? null : JSON.parse(row.answers),
})

/**
 * The current answers of these practices, for every action they have decided on, unordered. The caller checks who may read them.
 */
export function currentAnswers(db: Db, practiceCodes: readonly string[]): CurrentAnswer[] {
  return currentOf(db).all(JSON.stringify(practiceCodes)).map(answerFrom)
}

/** The current answer of a practice about one action; undefined = not decided. */
export function currentAnswer(db: Db, practiceCode: string, actionSlug: string): CurrentAnswer | undefined {
  const row = currentOfPair(db).get(practiceCode, actionSlug)
  return row && answerFrom(row)
}

export type FreshStatement = { actionSlug: string; entryId: string | null; progressId: string | null; recordedAt: Instant }

/** Statements that a practice made within the last hour and has not corrected, the newest of each action. */
export function freshStatements(db: Db, practiceCode: string, now: Instant): Map<string, FreshStatement> {
  const fresh = freshOf(db).all({ practiceCode, since: now - UNDO_FOR })
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
