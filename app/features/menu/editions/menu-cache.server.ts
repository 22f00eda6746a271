import { dayOf, endOfDay, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { nextEdition, stateNow } from './editions.sql.ts'

/** The state that the public menu depends on, in one read: its version, and whether this is a demonstration with its banner. */
export const menuState = (db: Db) => stateNow(db).get()!

/**
 * The instant from which the public menu may change without anything being published: an edition with a set time, or a round's
 * last day.
 */
export function menuValidUntil(db: Db, now: Instant): Instant {
  const midnight = endOfDay(dayOf(now))
  const next = nextEdition(db).get(now) ?? null
  return next === null ? midnight : Math.min(next, midnight)
}
