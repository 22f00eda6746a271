import { eq, min, sql } from 'drizzle-orm'
import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { type Day, dayOf, type Instant, type Week, weekOf } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { roleAssignments } from '#db/schema/people.ts'
import type { Entry } from './adoption-rules.ts'
import type { Openness } from './refusal-rules.ts'
import {
  choicesMade,
  correction,
  type EntryRow,
  entriesOfPair,
  entryInForce,
  lastChoice,
  openness,
  ownEntry,
  ownReturn,
  plannedOnes,
  sharing,
  statementsAbout,
  statementsOf,
} from './statements.sql.ts'

/** An entry as ENTRY_COLUMNS brings it from the database. */
export function entryFrom(entry: EntryRow): Entry {
  return { ...entry, void: entry.void === 1, answers: entry.answers === null ? null : JSON.parse(entry.answers) }
}

/** One entry of this practice. Entries of other practices are not found. */
export function entryOf(db: Db, practiceCode: string, entryId: string): Entry | undefined {
  const row = ownEntry(db).get(entryId, practiceCode)
  return row ? entryFrom(row) : undefined
}

/** The entry that corrects this one; undefined = none. */
export function correctionOf(db: Db, entryId: string): Entry | undefined {
  const row = correction(db).get(entryId)
  return row ? entryFrom(row) : undefined
}

/** All entries of a practice about one action, unordered. */
export function entriesAbout(db: Db, practiceCode: string, actionSlug: string): Entry[] {
  return entriesOfPair(db).all(practiceCode, actionSlug).map(entryFrom)
}

/** The entry in force of a practice and action. */
export function entryInForceOf(db: Db, practiceCode: string, actionSlug: string): Entry | undefined {
  const row = entryInForce(db).get(practiceCode, actionSlug)
  return row ? entryFrom(row) : undefined
}

/** The actions that a practice plans now from a day, unordered. */
export const plannedDays = (db: Db, practiceCode: string): { actionSlug: string; plannedFor: Day }[] =>
  plannedOnes(db).all(practiceCode)

/**
 * A marker for the forms about one action: how many statements the practice had made about it, progress and corrections included.
 * The record only grows, so another number means that somebody answered meanwhile.
 */
export function recordedAbout(db: Db, practiceCode: string, actionSlug: string): string {
  return String(statementsAbout(db).get({ practiceCode, actionSlug }))
}

/** The same for the form about the practice's whole week. */
export function recordedByPractice(db: Db, practiceCode: string): string {
  return String(statementsOf(db).get({ practiceCode }))
}

/** Whether a practice is open on a London day by today's knowledge; undefined for a practice the register does not hold. */
export function opennessOf(db: Db, code: string, asAt: Day): Openness | undefined {
  const row = openness(db).get({ code, asAt, knownBefore: KNOWN_NOW })
  return (
    row && { open: row.status === 'open', openedOn: row.openedOn, closedFrom: row.status === 'closed' ? row.holdsFrom : null }
  )
}

/** When a practice made its return for a week; undefined = not made, or taken back. */
export function returnOf(db: Db, practiceCode: string, week: Week): Instant | undefined {
  return ownReturn(db).get(practiceCode, week)
}

const firstRole = prepared((db) =>
  db
    .select({ at: min(roleAssignments.startedAt) })
    .from(roleAssignments)
    .where(eq(roleAssignments.practiceCode, sql.placeholder('practiceCode')))
    .prepare(),
)

/** Whether a week ended before the practice had its first person: then there is nothing to confirm. */
export function isBeforeFirstPerson(db: Db, practiceCode: string, week: Week): boolean {
  const first = firstRole(db).get({ practiceCode })?.at
  return typeof first === 'number' && week < weekOf(dayOf(first))
}

/** A marker for the form of the sharing choice: how many choices the practice had made. */
export function choicesMadeBy(db: Db, practiceCode: string): string {
  return String(choicesMade(db).get(practiceCode))
}

/** Those of these practices that share by name now, in their order: one query for all. */
export const sharingOnes = (db: Db, codes: readonly string[]): string[] => sharing(db).all(JSON.stringify(codes))

/** The current sharing choice, and since when; undefined = not asked yet. */
export function lastSharing(db: Db, practiceCode: string): { sharesByName: boolean; since: Instant } | undefined {
  const row = lastChoice(db).get(practiceCode)
  return row && { sharesByName: row.shares === 1, since: row.since }
}
