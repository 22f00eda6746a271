import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { isSettled } from '../lines/line-rules.ts'
import type { ShownLine } from './register-asked-rules.ts'
import { shownLines } from './registers-page-queries.server.ts'

export type AskedPage = NonNullable<ReturnType<typeof askedPage>>

/** What a practice was asked: what waits first, by its clock. Undefined for a practice the register does not hold. */
export function askedPage(db: Db, practiceCode: string, now: Instant) {
  const today: Day = dayOf(now)
  const details = practiceByCode(db, practiceCode, today)
  if (!details) return undefined
  const isDone = ({ filled }: ShownLine) => isSettled('asked', filled)
  const order = (line: ShownLine) =>
    isDone(line) ? `1 ${invert(line.filled.receivedOn ?? '')}` : `0 ${line.clock?.due ?? '9999'} ${line.filled.receivedOn}`
  const lines = shownLines(db, practiceCode, 'asked').sort((a, b) => (order(a) < order(b) ? -1 : 1))
  return { details, today, lines, waiting: lines.filter((line) => !isDone(line)).length }
}

/** Sorts days latest first. */
const invert = (day: Day) => day.replace(/\d/g, (digit) => String(9 - Number(digit)))
