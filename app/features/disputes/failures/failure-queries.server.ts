import { asc, countDistinct, eq, sql } from 'drizzle-orm'
import type { Instant, Week } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { failureWaits, serviceFailures } from '#db/schema/failures.ts'
import type { Failure } from './failure-rules.ts'
import type { Minutes } from './failure-words.ts'
import { begun, open, type Row, standing, versions } from './failures.sql.ts'

/** A failure as it stands. `version`: the marker of its form. */
export type KeptFailure = Failure & { id: string; version: string; recordedAt: Instant; recordedBy: string }
export type FailureVersion = KeptFailure & { removed: boolean }

const howMany = prepared((db) =>
  db
    .select({ count: countDistinct(serviceFailures.failureId) })
    .from(serviceFailures)
    .where(eq(serviceFailures.practiceCode, sql.placeholder('practiceCode')))
    .prepare(),
)
const weeks = prepared((db) =>
  db
    .select({ week: failureWaits.week, recordedAt: failureWaits.recordedAt })
    .from(failureWaits)
    .where(eq(failureWaits.practiceCode, sql.placeholder('practiceCode')))
    .orderBy(asc(failureWaits.week))
    .prepare(),
)

const failureFrom = ({ dispute, key, minutes, isSafety, removed, ...row }: Row): FailureVersion => ({
  ...row,
  line: { dispute, key },
  minutes: JSON.parse(minutes) as Minutes,
  isSafety: isSafety === 1,
  removed: removed === 1,
})

/** Every failure that stands in a practice's log, the last noticed first. */
export const failuresOf = (db: Db, practiceCode: string): KeptFailure[] => standing(db).all(practiceCode).map(failureFrom)

/** Every version of one failure of this practice, in the order they were recorded. */
export const versionsOfFailure = (db: Db, practiceCode: string, id: string): FailureVersion[] =>
  versions(db).all(practiceCode, id).map(failureFrom)

/** A failure of this practice as it stands. */
export function failureById(db: Db, practiceCode: string, id: string): KeptFailure | undefined {
  const last = versionsOfFailure(db, practiceCode, id).at(-1)
  return last?.removed ? undefined : last
}

/** Failures that stand of those logged when so many had been logged before. */
export const loggedAfter = (db: Db, practiceCode: string, many: number): KeptFailure[] =>
  begun(db)
    .all(practiceCode, many)
    .flatMap((id) => failureById(db, practiceCode, id) ?? [])

export const loggedEver = (db: Db, practiceCode: string): number => howMany(db).get({ practiceCode })!.count
export const openFailures = (db: Db, practiceCode: string): number => open(db).get(practiceCode)!

/** The weeks in which the practice confirmed that it still waits. */
export const weeksWaited = (db: Db, practiceCode: string): { week: Week; recordedAt: Instant }[] =>
  weeks(db).all({ practiceCode })
