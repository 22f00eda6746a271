import { dayOf, endOfDay, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

const stateNow = prepared((db) =>
  db.$client
    .prepare("select version || ' ' || coalesce((select kind from register_kind), '') from menu_versions where only = 1")
    .pluck(),
)

/** The state that the public menu depends on, in one read: its version, and whether this is a demonstration with its banner. */
export const menuState = (db: Db) => stateNow(db).get() as string

const nextEdition = prepared((db) => db.$client.prepare('select min(published_at) from editions where published_at > ?').pluck())

/**
 * The instant from which the public menu may change without anything being published: an edition with a set time, or a round's
 * last day.
 */
export function menuValidUntil(db: Db, now: Instant): Instant {
  const midnight = endOfDay(dayOf(now))
  const next = nextEdition(db).get(now) as Instant | null
  return next === null ? midnight : Math.min(next, midnight)
}
