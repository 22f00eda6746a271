import { Temporal } from 'temporal-polyfill'

/** An instant: epoch milliseconds. */
export type Instant = number
/** A calendar day in London, ISO: `2024-08-01`. Sorts as text. */
export type Day = string
/** A Monday, standing for the week Monday to Sunday. */
export type Week = Day

const LONDON = 'Europe/London'

const dayOfHour = new Map<number, Day>()

/** The London day in which an instant falls. London's midnights fall on whole hours of UTC, so an hour lies in one day and is worked out once. */
export function dayOf(at: Instant): Day {
  const hour = Math.floor(at / 3_600_000)
  const known = dayOfHour.get(hour)
  if (known) return known
  if (dayOfHour.size >= 5000) dayOfHour.clear()
  const day = workOutDay(at)
  dayOfHour.set(hour, day)
  return day
}

function workOutDay(at: Instant): Day {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(LONDON).toPlainDate().toString()
}

/** Midnight in London at the start of a day. */
export function startOfDay(day: Day): Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime(LONDON).epochMilliseconds
}

/** Midnight in London at the end of a day: what was recorded on the day was recorded before it. */
export function endOfDay(day: Day): Instant {
  return startOfDay(addDays(day, 1))
}

/** A time of a London day; `time` as `09:00`. */
export function instantOf(day: Day, time: string): Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: LONDON, plainTime: time }).epochMilliseconds
}

export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days
}

/** The Monday of the week a day lies in. */
export function weekOf(day: Day): Week {
  return addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek)
}

/** The Sunday that ends the week a day lies in. */
export function weekEndOf(day: Day): Day {
  return addDays(weekOf(day), 6)
}

/** True for a real day written as ISO (`2024-02-30` is none). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}
