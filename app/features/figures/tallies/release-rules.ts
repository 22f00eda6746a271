import { addDays, type Day, dayOf, type Instant, instantOf, startOfDay, weekOf } from '#app/platform/time.ts'

/** A fact recorded at the very instant of a release may still be in flight, so a release is worked out a minute later. */
const IN_FLIGHT = 60_000
/** A release issued later than this after its time says that it is late. */
const LATE_AFTER = 15 * 60_000

/** The release of a week's end: the following Monday, 09:00 London. It includes everything recorded before that instant. */
export const releaseOf = (weekEnd: Day): Instant => instantOf(addDays(weekEnd, 1), '09:00')

/** The release a week before another. */
export const releaseBefore = (knownAt: Instant): Instant => releaseOf(addDays(dayOf(knownAt), -8))

export const isLate = (knownAt: Instant, issuedAt: Instant): boolean => issuedAt > knownAt + LATE_AFTER

/** The last week's end whose release is due: nothing recorded before it can still be in flight. */
export function latestWeekEnd(now: Instant): Day {
  const sunday = addDays(weekOf(dayOf(now)), -1)
  return releaseOf(sunday) <= now - IN_FLIGHT ? sunday : addDays(sunday, -7)
}

/**
 * A move of a practice enters LMC cells with the first release of the next quarter: only facts that held and were known before the
 * release's quarter count.
 */
export function cellMembershipBounds(weekEnd: Day): { day: Day; instant: Instant } {
  const release = addDays(weekEnd, 1)
  const month = Math.floor((Number(release.slice(5, 7)) - 1) / 3) * 3 + 1
  const day = `${release.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
  return { day, instant: startOfDay(day) }
}
