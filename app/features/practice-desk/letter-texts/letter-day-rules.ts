import { addWorkingDays, type BankHolidays, type PeriodEnd, periodEnd, readPeriod } from '#app/platform/periods.ts'
import { addDays, type Day, isDay } from '#app/platform/time.ts'
import type { LetterText } from './letter-text-form.ts'

export const fieldName = (key: string) => `field-${key}`

type Filling = { text: LetterText; filled: Readonly<Record<string, string>>; holidays: BankHolidays }

/** The day of a field of kind day: typed, or worked out; null where neither is there. */
export const dayOfField = (key: string, filling: Filling): Day | null => endOf(key, filling)?.day ?? null

/** `certain`: false where it, or a day it is worked out from, runs in working days past the known bank holidays. */
function endOf(key: string, filling: Filling, depth = 0): PeriodEnd | null {
  const { text, filled, holidays } = filling
  const typed = key === 'date' ? (filled.date ?? '') : (filled[fieldName(key)] ?? '')
  if (typed || key === 'date') return isDay(typed) ? { day: typed, certain: true } : null
  const worked = text.fields.find((one) => one.key === key)?.worked
  if (!worked || depth > 4) return null
  const { from, days, workingDays, plus } = worked
  const start = endOf(from, filling, depth + 1)
  if (!start) return null
  if (days) return { ...start, day: addDays(start.day, days) }
  const period = workingDays ? undefined : readPeriod(filled[fieldName(plus ?? '')] ?? '')
  if (!workingDays && !period) return null
  const end = period ? periodEnd(start.day, period, holidays) : addWorkingDays(start.day, workingDays!, holidays)
  return { day: end.day, certain: start.certain && end.certain }
}

/** The labels of the days of a letter that are worked out and may still move. */
export const mayMove = (filling: Filling): string[] =>
  filling.text.fields.flatMap(({ key, label, kind }) => (kind === 'day' && endOf(key, filling)?.certain === false ? [label] : []))
