import { remembered } from './cache.ts'
import { type Day, daysBetween, type Instant } from './time.ts'

const asDate = (day: Day) => new Date(`${day}T12:00:00Z`)
const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options)
const LONG = format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const SHORT = format({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const WITHOUT_YEAR = format({ day: 'numeric', month: 'long', timeZone: 'UTC' })
const WITH_WEEKDAY = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const WEEKDAY_SHORT = format({ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
const MOMENT = format({
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
})

const TIME = format({ hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })

/** 1 August 2024 */
export const longDay = remembered((day: Day) => LONG.format(asDate(day)))
/** 1 Aug 2024 */
export const shortDay = remembered((day: Day) => SHORT.format(asDate(day)))
/** 1 August */
export const dayAndMonth = remembered((day: Day) => WITHOUT_YEAR.format(asDate(day)))
/** 1 August; 1 August 2024 where the day it is told beside is of another year. */
export const dayBeside = (day: Day, beside: Day): string =>
  day.slice(0, 4) === beside.slice(0, 4) ? dayAndMonth(day) : longDay(day)
/** Sunday 4 August 2024 */
export const weekdayAndDay = remembered((day: Day) => WITH_WEEKDAY.format(asDate(day)).replace(',', ''))
/** Sun 4 Aug */
export const weekdayShort = remembered((day: Day) => WEEKDAY_SHORT.format(asDate(day)).replace(',', ''))
/** How far a day is from today: "today", "in 3 days", "2 days ago". */
export function daysLeft(day: Day, today: Day): string {
  const days = daysBetween(today, day)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}
/** 5 August 2024 at 09:00, London time */
export const moment = (at: Instant) => MOMENT.format(at)
/** 09:00, London time */
export const timeOfDay = (at: Instant) => TIME.format(at)
