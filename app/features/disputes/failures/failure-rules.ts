import { Temporal } from 'temporal-polyfill'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { type Day, daysBetween } from '#app/platform/time.ts'
import { type Duty, type FailureKind, MINUTE_ROLES, type Minutes, type MinutesRole } from './failure-words.ts'

/** A failure as a practice fills it in. `line`: the slug of a dispute and the key of one of its service lines. */
export type Failure = {
  line: { dispute: string; key: string }
  kind: FailureKind
  noticedOn: Day
  /** Days that had passed when it was noticed. */
  waitedDays: number
  cases: number
  minutes: Minutes
  appointments: number
  isSafety: boolean
  duty: Duty
  note: string | null
  resolvedOn: Day | null
}

/** Pay of a role from a day on. */
export type Rate = { role: MinutesRole; grade: string; from: Day; yearly: number }
/** `pence`: of the minutes whose rate is known; `unpriced`: minutes before the first rate of their role. */
export type Cost = { pence: number; minutes: number; unpriced: number }

/** Most failures in the log of one practice. */
export const MOST_FAILURES = 5_000

const WEEKS_A_YEAR = 365 / 7

export const rateOn = <R extends Rate>(rates: readonly R[], role: MinutesRole, day: Day): R | undefined =>
  rates.filter((rate) => rate.role === role && rate.from <= day).sort((one, other) => (one.from < other.from ? 1 : -1))[0]

/** Pence of an hour of a year's pay. */
export const penceAnHour = (yearly: number, hoursAWeek: number): number => (yearly * 100) / (WEEKS_A_YEAR * hoursAWeek)

/** What the time of a failure cost, by the rates of the day it was noticed. A role is rounded to whole pence. */
export function costOf(
  { minutes, noticedOn }: Pick<Failure, 'minutes' | 'noticedOn'>,
  { rates, hoursAWeek }: { rates: readonly Rate[]; hoursAWeek: number },
): Cost {
  const cost = { pence: 0, minutes: 0, unpriced: 0 }
  for (const role of MINUTE_ROLES) {
    const spent = minutes[role] ?? 0
    const rate = rateOn(rates, role, noticedOn)
    cost.minutes += spent
    if (rate) cost.pence += Math.round((spent * penceAnHour(rate.yearly, hoursAWeek)) / 60)
    else cost.unpriced += spent
  }
  return cost
}

/** True where a next version says something otherwise; that it is resolved now is no correction. */
export function isCorrected(before: Failure, after: Failure): boolean {
  const said = ({ line, kind, noticedOn, waitedDays, cases, minutes, appointments, isSafety, duty, note }: Failure) =>
    JSON.stringify([line.dispute, line.key, kind, noticedOn, waitedDays, cases, minutes, appointments, isSafety, duty, note])
  return said(before) !== said(after) || (before.resolvedOn !== null && before.resolvedOn !== after.resolvedOn)
}

/** Days from when it should have been done to the day it was resolved, or to today. */
export const daysWaited = (
  { waitedDays, noticedOn, resolvedOn }: Pick<Failure, 'waitedDays' | 'noticedOn' | 'resolvedOn'>,
  today: Day,
) => waitedDays + Math.max(0, daysBetween(noticedOn, resolvedOn ?? today))

/** Six years back: the time in which a claim on a contract is brought (Limitation Act 1980, section 5). */
export const earliestNoticed = (today: Day): Day => Temporal.PlainDate.from(today).subtract({ years: 6 }).toString()

const POUNDS = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })
/** "£1,204.50". */
export const pounds = (pence: number): string => POUNDS.format(pence / 100)

/** "1 h 35 min". */
export function hoursAndMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  return [hours > 0 && `${inFigures(hours)} h`, (minutes % 60 > 0 || hours === 0) && `${minutes % 60} min`]
    .filter(Boolean)
    .join(' ')
}
