import { addDays, type Day, daysBetween, type Instant, instantOf, weekOf } from '#app/platform/time.ts'

/** Something that a person did, at its time. */
export type Act = { at: Instant; write: () => unknown }

/**
 * The moment at which the people of a practice write down what happened on a day: at their desks, on that day or, after a weekend, on Monday.
 * `nth` spreads several over the afternoon. Never later than `now`.
 */
export function atTheDesk(day: Day, nth: number, now: Instant): Instant {
  const weekday = daysBetween(weekOf(day), day)
  const later = weekday > 4 ? 7 - weekday : 0
  const minutes = 9 * 60 + 40 + ((nth * 47) % 430)
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return Math.min(instantOf(addDays(day, later), time), now)
}
