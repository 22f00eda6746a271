import { Temporal } from 'temporal-polyfill'
import { remembered } from './cache.ts'

/** An instant: epoch milliseconds. */
export type Instant = number
/** A calendar day in London, ISO: `2024-08-01`. Sorts as text. */
export type Day = string
/** A Monday, for the week Monday to Sunday. */
export type Week = Day

const LONDON = 'Europe/London'

const dayOfHour = remembered(
  (hour: number): Day =>
    Temporal.Instant.fromEpochMilliseconds(hour * 3_600_000)
      .toZonedDateTimeISO(LONDON)
      .toPlainDate()
      .toString(),
)

/** The London day of an instant. London's midnights fall on whole hours of UTC, so an hour lies in one day. */
export const dayOf = (at: Instant): Day => dayOfHour(Math.floor(at / 3_600_000))

/** Midnight in London at the start of a day. */
export const startOfDay = remembered(
  (day: Day): Instant => Temporal.PlainDate.from(day).toZonedDateTime(LONDON).epochMilliseconds,
)

/** Midnight in London at the end of a day: everything recorded on the day is before it. */
export function endOfDay(day: Day): Instant {
  return startOfDay(addDays(day, 1))
}

/** A time of a London day; `time` as `09:00`. */
export const instantOf = remembered(
  (day: Day, time: string): Instant =>
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: LONDON, plainTime: time }).epochMilliseconds,
)

export const addDays = remembered((day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString())

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = remembered(
  (from: Day, to: Day): number => Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days,
)

/** The Monday of the week a day lies in. */
export const weekOf = remembered((day: Day): Week => addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek))

/** The Sunday that ends the week a day lies in. */
export function weekEndOf(day: Day): Day {
  return addDays(weekOf(day), 6)
}

/** True for an existing day in ISO form (not `2024-02-30`). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}
