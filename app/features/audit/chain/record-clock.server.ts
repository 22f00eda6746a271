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
 * The time under which a command records what it is about to write: `now`, or a millisecond after the last time anything was recorded
 * where the machine's clock stands behind that. So what is recorded later counts as later, though the clock was set back. Call it once a
 * command, inside its transaction, and use it for every row. What day it is, and what a day allows, stays for `now` to say; sessions,
 * links and limits keep the machine's time.
 */
export function recordingTime(tx: Db, now: Instant): Instant {
  return next(tx).get(now) as Instant
}

/** The time of an event, and of what is only worked out from the record: never before what was recorded last. */
export function eventTime(tx: Db, at: Instant): Instant {
  return notBefore(tx).get(at) as Instant
}

/** By how many milliseconds the machine's clock stands behind the record; 0 where it does not. */
export function clockBehind(db: Db, now: Instant): number {
  return Math.max(0, (last(db).get() as Instant) - now)
}
