import type { Day } from './time.ts'

/** `toMonthEnd`: it ends on the last day of the month in which it runs out. */
export type Period = { count: number; unit: 'days' | 'working days' | 'weeks' | 'months'; toMonthEnd?: true }

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const LENGTH =
  /^(\d{1,3}|[a-z]+)[ -](?:calendar )?(working day|day|week|month|year)s?(?:['’] notice)?(,? (?:to|ending (?:on|at)) (?:the )?(?:end|last day) of (?:a|the) month)?$/

/** Accepted ways of writing a length, for hints and messages. */
export const PERIOD_EXAMPLES = '3 months, 90 days, 20 working days, or 6 months to the end of a month'

/** Reads a length of notice as contracts write it: "3 months", "90 days", "one calendar month", "6 months to the end of a month". */
export function readPeriod(text: string): Period | undefined {
  const [, written = '', unit = '', monthEnd] = text.trim().toLowerCase().replace(/\s+/g, ' ').match(LENGTH) ?? []
  const count = /^\d+$/.test(written) ? Number(written) : NUMBERS.indexOf(written) + 1
  if (count < 1) return undefined
  const end = monthEnd ? ({ toMonthEnd: true } as const) : {}
  return unit === 'year' ? { count: count * 12, unit: 'months', ...end } : { count, unit: `${unit}s` as Period['unit'], ...end }
}

/** Bank holidays of England; `knownUntil`: the last day up to which all are known. */
export type BankHolidays = { days: ReadonlySet<Day>; knownUntil: Day }
/** `certain`: false where it runs in working days past the days whose bank holidays are known. */
export type PeriodEnd = { day: Day; certain: boolean }

/** The last day of a period that begins after a day. Months go by the calendar: one month from 31 January is the last day of February. */
export function periodEnd(day: Day, { count, unit, toMonthEnd }: Period, holidays: BankHolidays): PeriodEnd {
  const end = unit === 'working days' ? addWorkingDays(day, count, holidays) : { day: addPeriod(day, count, unit), certain: true }
  return toMonthEnd ? { ...end, day: lastOfMonth(end.day) } : end
}

/*
 * Plain arithmetic: a register works out some hundreds of ends for one page, at a fiftieth of what Temporal takes for them. A test
 * holds both to the same days.
 */
const DAY_MS = 86_400_000
const dayNumber = (day: Day): number => Date.parse(day) / DAY_MS
const dayAt = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10)

function addPeriod(day: Day, count: number, unit: 'days' | 'weeks' | 'months'): Day {
  if (unit !== 'months') return dayAt(dayNumber(day) + count * (unit === 'weeks' ? 7 : 1))
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = Date.UTC(year, month - 1 + count, 1) / DAY_MS
  return dayAt(Math.min(first + date - 1, dayNumber(lastOfMonth(dayAt(first)))))
}

function lastOfMonth(day: Day): Day {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return dayAt(Date.UTC(year, month, 0) / DAY_MS)
}

/**
 * The day that many working days after a day, which itself does not count (Freedom of Information Act 2000, section 10). `certain`
 * is false where the clock runs past the days whose holidays are known.
 */
export function addWorkingDays(day: Day, count: number, holidays: BankHolidays): PeriodEnd {
  let [at, left, number] = [day, count, dayNumber(day)]
  while (left > 0) {
    at = dayAt(++number)
    // Day 0, 1 January 1970, was a Thursday.
    const weekday = (((number + 3) % 7) + 7) % 7
    if (weekday < 5 && !holidays.days.has(at)) left--
  }
  return { day: at, certain: at <= holidays.knownUntil }
}
