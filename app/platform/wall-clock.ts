import { Temporal } from 'temporal-polyfill'
import type { Day, Instant } from './time.ts'

const LONDON = 'Europe/London'
/** British Summer Time or Greenwich Mean Time: tells the two apart in the hour that comes twice. */
export type Zone = 'BST' | 'GMT'

/**
 * The instants at which London's clocks show a time (`09:00`) on a day, the earlier first: one as a rule, none in the hour that is
 * jumped over in March, two in the hour that comes twice in October.
 */
export function instantsOf(day: Day, time: string): Instant[] {
  const wall = Temporal.PlainDate.from(day).toPlainDateTime(time)
  const found = (['earlier', 'later'] as const).flatMap((disambiguation) => {
    const zoned = wall.toZonedDateTime(LONDON, { disambiguation })
    return zoned.toPlainDateTime().equals(wall) ? [zoned.epochMilliseconds] : []
  })
  return [...new Set(found)]
}

/** The time on London's clocks at an instant, to the minute: `09:00`. */
export function timeOf(at: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(LONDON).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** London's zone at an instant. */
export function zoneOf(at: Instant): Zone {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(LONDON).offsetNanoseconds === 0 ? 'GMT' : 'BST'
}

/** The first instant of the minute: publication times are known by the minute. */
export function startOfMinute(at: Instant): Instant {
  return Math.floor(at / 60_000) * 60_000
}
