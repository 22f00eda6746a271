import { addDays, type Day, daysBetween, type Instant, startOfDay, type Week, weekOf } from '#app/platform/time.ts'
import type { Chance } from './chance-rules.ts'

/** The first Monday of the history: the ballot of 2024 opened, with the first menu. The action began on 1 August. */
const FIRST_WEEK: Week = '2024-06-17'
/** When the register of the demonstration was first recorded. */
export const REGISTER_DAY: Day = '2024-06-03'

const HOUR = 3_600_000

/**
 * The days of the demonstration, computed once: day 0 is the first day of the register, the last is yesterday. Weeks count from
 * the first Monday of the history. Hundreds of thousands of times are drawn from it, so nothing here is slow.
 */
export type Calendar = {
  days: Day[]
  /** The position of a day in `days`; a day outside gives a number outside. */
  numberOf(day: Day): number
  /** The day of a number, also before the first and after the last. */
  dayAt(dayNumber: number): Day
  /** Day numbers of the Mondays, and their names. The last may be a week that still runs. */
  mondays: number[]
  weeks: Week[]
  /** The last complete week. -1 where there is none. */
  lastFullWeek: number
  /** The share of its usual returns in each week: summer and Christmas are thin. */
  weekMood: number[]
  /** A moment of a day at which a practice would plausibly do it, London time. */
  momentOf(dayNumber: number, chance: Chance): Instant
}

/** A change is recorded with the next monthly register, at the latest on the last day of the calendar. */
export function registerDayAfter(day: Day, calendar: Calendar): Day {
  const last = calendar.days.at(-1)!
  const [year = 0, month = 0] = day.split('-').map(Number)
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return next < last ? next : last
}

/**
 * The calendar up to the day before `today`. `weeks` limits the history to so many weeks before the running one. A history never
 * begins before the first week.
 */
export function calendarUntil(today: Day, weeks?: number): Calendar {
  const thisWeek = weekOf(today)
  const wanted = weeks === undefined ? FIRST_WEEK : addDays(thisWeek, -7 * weeks)
  const firstWeek = wanted > FIRST_WEEK ? wanted : FIRST_WEEK
  const length = Math.max(daysBetween(REGISTER_DAY, today), 1)
  const days = Array.from({ length }, (_, i) => addDays(REGISTER_DAY, i))
  const starts = days.map(startOfDay)
  const numbers = new Map(days.map((day, i) => [day, i]))
  const mondays: number[] = []
  for (let n = daysBetween(REGISTER_DAY, firstWeek); n < length; n += 7) mondays.push(n)
  return {
    days,
    numberOf: (day) => numbers.get(day) ?? daysBetween(REGISTER_DAY, day),
    dayAt: (dayNumber) => days[dayNumber] ?? addDays(REGISTER_DAY, dayNumber),
    mondays,
    weeks: mondays.map((n) => days[n]!),
    lastFullWeek: mondays.filter((n) => n + 7 <= length).length - 1,
    weekMood: mondays.map((n) => moodOf(days[n]!)),
    momentOf: (dayNumber, chance) => starts[dayNumber]! + timeOfDay(chance),
  }
}

/** Fewer people from mid-July to August; hardly anyone between Christmas and New Year. A dip at Easter is left out. */
function moodOf(monday: Day): number {
  const monthAndDay = monday.slice(5)
  if (monthAndDay >= '12-22') return 0.35
  if (monthAndDay >= '12-15' || monthAndDay <= '01-03') return 0.7
  if (monthAndDay >= '07-20' && monthAndDay <= '08-25') return 0.72
  return 1
}

/** Mostly between and after surgeries, sometimes in the evening. Milliseconds after midnight. */
function timeOfDay(chance: Chance): number {
  const part = chance.unit()
  if (part < 0.35) return Math.floor((8.25 + chance.unit() * 2.5) * HOUR)
  if (part < 0.6) return Math.floor((12 + chance.unit() * 2) * HOUR)
  if (part < 0.93) return Math.floor((15 + chance.unit() * 3.6) * HOUR)
  return Math.floor((19 + chance.unit() * 2.7) * HOUR)
}
