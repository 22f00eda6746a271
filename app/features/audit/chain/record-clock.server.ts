import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

const next = prepared((db) =>
  db.$client
    .prepare('update record_clock set last_recorded_at = max(last_recorded_at + 1, ?) where only = 1 returning last_recorded_at')
    .pluck(),
)
const notBefore = prepared((db) =>
  db.$client
    .prepare('update record_clock set last_recorded_at = max(last_recorded_at, ?) where only = 1 returning last_recorded_at')
    .pluck(),
)
const last = prepared((db) => db.$client.prepare('select last_recorded_at from record_clock where only = 1').pluck())

/**
 * The time of a command's rows: `now`, or a millisecond after the last recorded time where the machine's clock is behind it. So
 * the later row counts as later even after the clock was set back. Call it once a command, inside its transaction, and use it for
 * every row. `now` still decides which day it is and what a day allows; sessions, links and limits use the machine's time.
 */
export function recordingTime(tx: Db, now: Instant): Instant {
  return next(tx).get(now) as Instant
}

/** The time of an event, and of derived rows: never before the last recorded time. */
export function eventTime(tx: Db, at: Instant): Instant {
  return notBefore(tx).get(at) as Instant
}

const asItIs = prepared((db) => db.$client.prepare('update record_clock set last_recorded_at = last_recorded_at where only = 1'))

/** Writes what stands there already: whether the register can be written to, and nothing else. */
export function tryToWrite(tx: Db): void {
  asItIs(tx).run()
}

/** The latest time under which anything was recorded; 0 in an empty register. */
export const lastRecordedAt = (db: Db): Instant => last(db).get() as Instant

/** How many milliseconds the machine's clock is behind the record; 0 where it is not. */
export function clockBehind(db: Db, now: Instant): number {
  return Math.max(0, lastRecordedAt(db) - now)
}
