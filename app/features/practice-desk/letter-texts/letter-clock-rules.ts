import { Temporal } from 'temporal-polyfill'
import { addDays, type Day } from '#app/platform/time.ts'

export type Period = { count: number; unit: 'days' | 'weeks' | 'months' }

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** Reads a length of notice as contracts write it: "3 months", "90 days", "one calendar month", "12 weeks". */
export function readPeriod(text: string): Period | undefined {
  const [, written = '', unit = ''] =
    text
      .trim()
      .toLowerCase()
      .match(/^(\d{1,3}|[a-z]+)[ -](?:calendar )?(day|week|month|year)s?(?:['’] notice)?$/) ?? []
  const count = /^\d+$/.test(written) ? Number(written) : NUMBERS.indexOf(written) + 1
  if (count < 1) return undefined
  return unit === 'year' ? { count: count * 12, unit: 'months' } : { count, unit: `${unit}s` as Period['unit'] }
}

/** Months go by the calendar: one month from 31 January is the last day of February. */
export const addPeriod = (day: Day, { count, unit }: Period): Day =>
  Temporal.PlainDate.from(day)
    .add({ [unit]: count })
    .toString()

/** Bank holidays of England; `knownUntil`: the last day up to which all are known. */
export type BankHolidays = { days: ReadonlySet<Day>; knownUntil: Day }

/**
 * The day that many working days after a day, which itself does not count (Freedom of Information Act 2000, section 10). `certain`
 * is false where the clock runs past the days whose holidays are known.
 */
export function addWorkingDays(day: Day, count: number, holidays: BankHolidays): { day: Day; certain: boolean } {
  let [at, left] = [day, count]
  while (left > 0) {
    at = addDays(at, 1)
    if (Temporal.PlainDate.from(at).dayOfWeek < 6 && !holidays.days.has(at)) left--
  }
  return { day: at, certain: at <= holidays.knownUntil }
}
