import { and, eq, sql } from 'drizzle-orm'
import type { Instant, Week } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { returnsTakenBack } from '#db/schema/adoption.ts'
import { last, made, saidSince } from './returns.sql.ts'

/** A return that stands: when it was made, by whom (a person id), and whether on a trusted device. */
export type MadeReturn = { recordedAt: Instant; recordedBy: string; onTrustedDevice: boolean }

/** The return of a practice that stands for a week; undefined where there is none. */
export function madeReturn(db: Db, practiceCode: string, week: Week): MadeReturn | undefined {
  const row = made(db).get(practiceCode, week)
  return row && { recordedAt: row.recordedAt, recordedBy: row.recordedBy, onTrustedDevice: row.device === 1 }
}

/** When a practice made the latest of its returns that stand; null = never. */
export const lastReturnAt = (db: Db, practiceCode: string): Instant | null => last(db).get(practiceCode) ?? null

const takenBack = prepared((db) =>
  db
    .select({ practiceCode: returnsTakenBack.practiceCode })
    .from(returnsTakenBack)
    .where(
      and(
        eq(returnsTakenBack.practiceCode, sql.placeholder('practiceCode')),
        eq(returnsTakenBack.week, sql.placeholder('week')),
        eq(returnsTakenBack.returnedAt, sql.placeholder('returnedAt')),
      ),
    )
    .prepare(),
)

/** Whether this return was taken back. */
export const isTakenBack = (db: Db, practiceCode: string, week: Week, returnedAt: Instant): boolean =>
  takenBack(db).get({ practiceCode, week, returnedAt }) !== undefined

/**
 * Whether a practice recorded a statement at an instant or after it: itself, so neither what it told its LMC by telephone nor the taking
 * back of that.
 */
export const hasRecordedSince = (db: Db, practiceCode: string, since: Instant): boolean =>
  saidSince(db).get({ practiceCode, since }) === 1
