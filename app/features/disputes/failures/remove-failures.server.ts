import { type Db, prepared } from '#db/client.server.ts'
import { CLOSED_SINCE } from './closed-practice.server.ts'

type Scope = { returnsFrom: number; returnsBefore: number }
type Slice = Scope & { practices: string }

const IN_SLICE = 'practice_code in (select value from json_each(@practices))'
/**
 * A version that a later one replaced goes with the round in whose time it was recorded; one that holds goes when its failure is over,
 * with the round of that time, but not while an earlier version stays with a round that is held. What is open stays, while its practice is.
 */
const DUE = `(case when exists (select 1 from service_failures n where n.practice_code = service_failures.practice_code
    and n.failure_id = service_failures.failure_id and n.rowid > service_failures.rowid)
  then recorded_at
  when exists (select 1 from service_failures o where o.practice_code = service_failures.practice_code
    and o.failure_id = service_failures.failure_id and o.rowid < service_failures.rowid and o.recorded_at < @returnsFrom)
  then null else max(recorded_at, coalesce(over_at, ${CLOSED_SINCE('service_failures.practice_code')})) end) between @returnsFrom and @returnsBefore - 1`
/** Weeks in which it was still waited stay while a failure of the practice is open, and the practice. */
const WAITED = `recorded_at between @returnsFrom and @returnsBefore - 1 and not exists (select 1 from service_failures f
  where f.practice_code = failure_waits.practice_code and f.over_at is null
    and ${CLOSED_SINCE('failure_waits.practice_code')} is null and not exists (select 1 from service_failures n
    where n.practice_code = f.practice_code and n.failure_id = f.failure_id and n.rowid > f.rowid))`

/** The append-only tables from which the log of failures is removed, and the SQL that selects their rows. */
export const PURGED_FAILURES = { failure_waits: `${IN_SLICE} and ${WAITED}`, service_failures: `${IN_SLICE} and ${DUE}` } as const
/** The ids that events about removed versions have as their subject. */
export const FAILURES_OF_SLICE = `select id from service_failures where ${PURGED_FAILURES.service_failures}`
/** The instants of events about removed weeks; `subject` is their practice. */
export const WAITS_OF_SLICE = `select recorded_at from failure_waits where ${PURGED_FAILURES.failure_waits}`

const concerned = prepared((db) =>
  db.$client
    .prepare(
      `select practice_code from service_failures where ${DUE} union select practice_code from failure_waits where ${WAITED}`,
    )
    .pluck(),
)
const counted = prepared((db) => db.$client.prepare(`select count(*) from service_failures where ${DUE}`).pluck())

/** The practices that have something of their log to remove. */
export const practicesWithFailures = (db: Db, scope: Scope): string[] => concerned(db).all(scope) as string[]
/** How many versions of failures a purge would remove. */
export const roundFailuresSize = (db: Db, scope: Scope): number => counted(db).get(scope) as number

/** Removes some practices' logs as far as they are due. Only inside `liftingAppendOnly`. Returns how many versions of failures. */
export function removeRoundFailures(tx: Db, slice: Slice): number {
  tx.$client.prepare(`delete from failure_waits where ${PURGED_FAILURES.failure_waits}`).run(slice)
  return tx.$client.prepare(`delete from service_failures where ${PURGED_FAILURES.service_failures}`).run(slice).changes
}
