import { addDays, type Day, dayOf, type Instant, instantOf, startOfDay, weekOf } from '#app/platform/time.ts'

/** A fact recorded at the very instant of a release may still be in flight, so a release is worked out a minute later. */
const IN_FLIGHT = 60_000

/** The release of a week's end: the following Monday, 09:00 London. It includes everything recorded before that instant. */
export const releaseOf = (weekEnd: Day): Instant => instantOf(addDays(weekEnd, 1), '09:00')

/** True once nothing recorded before `knownAt` can still be in flight. */
export const isSettled = (knownAt: Instant, now: Instant): boolean => knownAt <= now - IN_FLIGHT

/** The last week's end whose release has passed. */
export function latestWeekEnd(now: Instant): Day {
  const sunday = addDays(weekOf(dayOf(now)), -1)
  return isSettled(releaseOf(sunday), now) ? sunday : addDays(sunday, -7)
}

/**
 * Rule 5: figures exist only as at a week's end. The Sunday for a London day: that day or the one before it, and never one that
 * is not released yet.
 */
export function answerableWeekEnd(day: Day, now: Instant): Day {
  const latest = latestWeekEnd(now)
  const sunday = addDays(weekOf(addDays(day, 1)), -1)
  return sunday < latest ? sunday : latest
}

/**
 * Rule 6: a move enters LMC cells with the first release of the next quarter: only facts that held and were known before the
 * release's quarter count.
 */
export function cellMembershipBounds(weekEnd: Day): { day: Day; instant: Instant } {
  const release = addDays(weekEnd, 1)
  const month = Math.floor((Number(release.slice(5, 7)) - 1) / 3) * 3 + 1
  const day = `${release.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
  return { day, instant: startOfDay(day) }
}
