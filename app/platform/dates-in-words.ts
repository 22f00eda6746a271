import { remembered } from './cache.ts'
import type { Day, Instant } from './time.ts'

const asDate = (day: Day) => new Date(`${day}T12:00:00Z`)
const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options)
const LONG = format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const SHORT = format({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const WITHOUT_YEAR = format({ day: 'numeric', month: 'long', timeZone: 'UTC' })
const WITH_WEEKDAY = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
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
/** Sunday 4 August 2024 */
export const weekdayAndDay = remembered((day: Day) => WITH_WEEKDAY.format(asDate(day)).replace(',', ''))
/** 5 August 2024 at 09:00, London time */
export const moment = (at: Instant) => MOMENT.format(at)
/** 09:00, London time */
export const timeOfDay = (at: Instant) => TIME.format(at)
