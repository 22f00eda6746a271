import type { Day, Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import { CLOSED_SINCE } from './closed-practice.sql.ts'
import type { Duty, FailureKind } from './failure-words.ts'

const COLUMNS = `f.failure_id as id, f.id as version, f.dispute_slug as dispute, f.line_key as key, f.kind, f.noticed_on as noticedOn,
  f.waited_days as waitedDays, f.cases, f.minutes, f.appointments, f.is_safety as isSafety, f.duty, f.note, f.resolved_on as resolvedOn,
  f.removed, f.recorded_at as recordedAt, f.recorded_by as recordedBy`

/** True for the version of a failure (`f`) that holds. */
export const FAILURE_HOLDS = `not exists (select 1 from service_failures n
  where n.practice_code = f.practice_code and n.failure_id = f.failure_id and n.rowid > f.rowid)`

export type Row = {
  id: string
  version: string
  dispute: string
  key: string
  kind: FailureKind
  noticedOn: Day
  waitedDays: number
  cases: number
  minutes: string
  appointments: number
  isSafety: number
  duty: Duty
  note: string | null
  resolvedOn: Day | null
  removed: number
  recordedAt: Instant
  recordedBy: string
}

export const standing = prepared((db) =>
  db.$client.prepare<unknown[], Row>(
    `select ${COLUMNS} from service_failures f where f.practice_code = ? and f.removed = 0 and ${FAILURE_HOLDS} order by f.noticed_on desc, f.rowid desc`,
  ),
)

export const versions = prepared((db) =>
  db.$client.prepare<unknown[], Row>(
    `select ${COLUMNS} from service_failures f where f.practice_code = ? and f.failure_id = ? order by f.rowid`,
  ),
)

export const open = prepared((db) =>
  db.$client
    .prepare<unknown[], number>(
      `select count(*) from service_failures f where f.practice_code = ? and f.removed = 0 and f.resolved_on is null and ${FAILURE_HOLDS}`,
    )
    .pluck(),
)

export const begun = prepared((db) =>
  db.$client
    .prepare<unknown[], string>(
      'select failure_id from service_failures where practice_code = ? group by failure_id order by min(rowid) limit 20 offset ?',
    )
    .pluck(),
)

/**
 * A version that a later one replaced goes with the round in whose time it was recorded; one that holds goes when its failure is over,
 * with the round of that time, but not while an earlier version stays with a round that is held. What is open stays, while its practice is.
 */
export const DUE = `(case when exists (select 1 from service_failures n where n.practice_code = service_failures.practice_code
    and n.failure_id = service_failures.failure_id and n.rowid > service_failures.rowid)
  then recorded_at
  when exists (select 1 from service_failures o where o.practice_code = service_failures.practice_code
    and o.failure_id = service_failures.failure_id and o.rowid < service_failures.rowid and o.recorded_at < @returnsFrom)
  then null else max(recorded_at, coalesce(over_at, ${CLOSED_SINCE('service_failures.practice_code')})) end) between @returnsFrom and @returnsBefore - 1`

/** Weeks in which it was still waited stay while a failure of the practice is open, and the practice. */
export const WAITED = `recorded_at between @returnsFrom and @returnsBefore - 1 and not exists (select 1 from service_failures f
  where f.practice_code = failure_waits.practice_code and f.over_at is null
    and ${CLOSED_SINCE('failure_waits.practice_code')} is null and not exists (select 1 from service_failures n
    where n.practice_code = f.practice_code and n.failure_id = f.failure_id and n.rowid > f.rowid))`

export const concerned = prepared((db) =>
  db.$client
    .prepare<unknown[], string>(
      `select practice_code from service_failures where ${DUE} union select practice_code from failure_waits where ${WAITED}`,
    )
    .pluck(),
)

export const counted = prepared((db) =>
  db.$client.prepare<unknown[], number>(`select count(*) from service_failures where ${DUE}`).pluck(),
)

const IN_SLICE = 'practice_code in (select value from json_each(@practices))'

/** The append-only tables from which the log of failures is removed, and the SQL that selects their rows. */
export const PURGED_FAILURES = { failure_waits: `${IN_SLICE} and ${WAITED}`, service_failures: `${IN_SLICE} and ${DUE}` } as const
/** The ids that events about removed versions have as their subject. */
export const FAILURES_OF_SLICE = `select id from service_failures where ${PURGED_FAILURES.service_failures}`
/** The instants of events about removed weeks; `subject` is their practice. */
export const WAITS_OF_SLICE = `select recorded_at from failure_waits where ${PURGED_FAILURES.failure_waits}`

export const removeWaits = prepared((db) =>
  db.$client.prepare(`delete from failure_waits where ${PURGED_FAILURES.failure_waits}`),
)

export const removeFailures = prepared((db) =>
  db.$client.prepare(`delete from service_failures where ${PURGED_FAILURES.service_failures}`),
)
