import { and, eq, sql } from 'drizzle-orm'
import type { CurrentState } from '#app/features/adoption/statements/adoption-rules.ts'
import { UNDO_FOR } from '#app/features/adoption/statements/effect-rules.ts'
import { cacheOf } from '#app/platform/cache.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { progressEntries } from '#db/schema/adoption.ts'
import { answersRestOn, type CurrentAnswerRow, currentOf, currentOfPair, freshOf } from './progress.sql.ts'
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

/** An answer as it leaves its practice: notes belong to the practice. */
export type AnswerWithoutNote = Omit<CurrentAnswer, 'note'>
type Kept = { answers: readonly Readonly<CurrentAnswer>[]; withoutNotes: readonly AnswerWithoutNote[] }
const keptAnswers = prepared(() => cacheOf<string, Kept>({ most: 1000 }))

function keptOf(answers: readonly CurrentAnswer[]): Kept {
  return { answers, withoutNotes: answers.map(({ note: _, ...answer }): AnswerWithoutNote => answer) }
}
/** Of a practice that decided on nothing. */
const NONE = keptOf([])

/**
 * What practices answered, in the order of the codes, found again by all that it rests on: a new statement or a correction, or one that a
 * transaction took back, is read as it is. The answers of most practices stand as they stood, and are not read anew.
 */
function keptAnswersOf(db: Db, practiceCodes: readonly string[]): Kept[] {
  const kept = keptAnswers(db)
  const asked = answersRestOn(db).all(JSON.stringify(practiceCodes))
  const keyOf = ([code, restsOn]: (typeof asked)[number]) => `${code} ${restsOn}`
  const known = asked.map((one) => (one[1] === null ? NONE : kept.get(keyOf(one))))
  const missing = asked.filter((_, index) => known[index] === undefined)
  if (missing.length === 0) return known as Kept[]
  const read = currentAnswers(
    db,
    missing.map(([code]) => code),
  )
  const answered = Map.groupBy(read, ({ practiceCode }) => practiceCode)
  const found = new Map(missing.map(([code]) => [code, keptOf(answered.get(code) ?? [])]))
  for (const one of missing) kept.put(keyOf(one), found.get(one[0])!)
  // Of those that were not kept: what is put away now may push others out.
  return asked.map(([code], index) => known[index] ?? found.get(code)!)
}

/** The current answers of a practice, as by `currentAnswers`, for a page that is read again and again. */
export const answersAsKept = (db: Db, practiceCode: string): readonly Readonly<CurrentAnswer>[] =>
  keptAnswersOf(db, [practiceCode])[0]!.answers

/**
 * The current answers of many practices, without notes: those of each as by `currentAnswers`, in the order of the codes. As long as the
 * answers of a practice stand, the list of them is the same list as before.
 */
export const answersWithoutNotes = (db: Db, practiceCodes: readonly string[]): (readonly AnswerWithoutNote[])[] =>
  keptAnswersOf(db, practiceCodes).map(({ withoutNotes }) => withoutNotes)

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
