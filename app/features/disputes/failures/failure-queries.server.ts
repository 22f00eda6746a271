import type { Day, Instant, Week } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { Failure } from './failure-rules.ts'
import type { Duty, FailureKind, Minutes } from './failure-words.ts'

/** A failure as it stands. `version`: the marker of its form. */
export type KeptFailure = Failure & { id: string; version: string; recordedAt: Instant; recordedBy: string }
export type FailureVersion = KeptFailure & { removed: boolean }

/** True for the version of a failure (`f`) that holds. */
export const FAILURE_HOLDS = `not exists (select 1 from service_failures n
  where n.practice_code = f.practice_code and n.failure_id = f.failure_id and n.rowid > f.rowid)`
const COLUMNS = `f.failure_id as id, f.id as version, f.dispute_slug as dispute, f.line_key as key, f.kind, f.noticed_on as noticedOn,
  f.waited_days as waitedDays, f.cases, f.minutes, f.appointments, f.is_safety as isSafety, f.duty, f.note, f.resolved_on as resolvedOn,
  f.removed, f.recorded_at as recordedAt, f.recorded_by as recordedBy`

const standing = prepared((db) =>
  db.$client.prepare(
    `select ${COLUMNS} from service_failures f where f.practice_code = ? and f.removed = 0 and ${FAILURE_HOLDS} order by f.noticed_on desc, f.rowid desc`,
  ),
)
const versions = prepared((db) =>
  db.$client.prepare(`select ${COLUMNS} from service_failures f where f.practice_code = ? and f.failure_id = ? order by f.rowid`),
)
const howMany = prepared((db) =>
  db.$client.prepare('select count(distinct failure_id) from service_failures where practice_code = ?').pluck(),
)
const open = prepared((db) =>
  db.$client
    .prepare(
      `select count(*) from service_failures f where f.practice_code = ? and f.removed = 0 and f.resolved_on is null and ${FAILURE_HOLDS}`,
    )
    .pluck(),
)
const weeks = prepared((db) =>
  db.$client.prepare('select week, recorded_at as recordedAt from failure_waits where practice_code = ? order by week'),
)

type Row = {
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
const failureFrom = ({ dispute, key, minutes, isSafety, removed, ...row }: Row): FailureVersion => ({
  ...row,
  line: { dispute, key },
  minutes: JSON.parse(minutes) as Minutes,
  isSafety: isSafety === 1,
  removed: removed === 1,
})

/** Every failure that stands in a practice's log, the last noticed first. */
export const failuresOf = (db: Db, practiceCode: string): KeptFailure[] =>
  (standing(db).all(practiceCode) as Row[]).map(failureFrom)

/** Every version of one failure of this practice, in the order they were recorded. */
export const versionsOfFailure = (db: Db, practiceCode: string, id: string): FailureVersion[] =>
  (versions(db).all(practiceCode, id) as Row[]).map(failureFrom)

/** A failure of this practice as it stands. */
export function failureById(db: Db, practiceCode: string, id: string): KeptFailure | undefined {
  const last = versionsOfFailure(db, practiceCode, id).at(-1)
  return last?.removed ? undefined : last
}

const begun = prepared((db) =>
  db.$client
    .prepare(
      'select failure_id from service_failures where practice_code = ? group by failure_id order by min(rowid) limit 20 offset ?',
    )
    .pluck(),
)
/** Failures that stand of those logged when so many had been logged before. */
export const loggedAfter = (db: Db, practiceCode: string, many: number): KeptFailure[] =>
  (begun(db).all(practiceCode, many) as string[]).flatMap((id) => failureById(db, practiceCode, id) ?? [])

export const loggedEver = (db: Db, practiceCode: string): number => howMany(db).get(practiceCode) as number
export const openFailures = (db: Db, practiceCode: string): number => open(db).get(practiceCode) as number

/** The weeks in which the practice confirmed that it still waits. */
export const weeksWaited = (db: Db, practiceCode: string): { week: Week; recordedAt: Instant }[] =>
  weeks(db).all(practiceCode) as { week: Week; recordedAt: Instant }[]
