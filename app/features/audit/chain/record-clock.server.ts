import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { latestTime, nextTime, timeNotBefore, writeClockAsItIs } from './chain.sql.ts'

/**
 * The time of a command's rows: `now`, or a millisecond after the last recorded time where the machine's clock is behind it. So
 * the later row counts as later even after the clock was set back. Call it once a command, inside its transaction, and use it for
 * every row. `now` still decides which day it is and what a day allows; sessions, links and limits use the machine's time.
 */
export function recordingTime(tx: Db, now: Instant): Instant {
  return nextTime(tx).get(now)!
}

/** The time of an event, and of derived rows: never before the last recorded time. */
export function eventTime(tx: Db, at: Instant): Instant {
  return timeNotBefore(tx).get(at)!
}

/** Writes what stands there already: whether the register can be written to, and nothing else. */
export function tryToWrite(tx: Db): void {
  writeClockAsItIs(tx).run()
}

/** The latest time under which anything was recorded; 0 in an empty register. */
export const lastRecordedAt = (db: Db): Instant => latestTime(db).get()!

/** How many milliseconds the machine's clock is behind the record; 0 where it is not. */
export function clockBehind(db: Db, now: Instant): number {
  return Math.max(0, lastRecordedAt(db) - now)
}
