import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { type Day, dayOf, type Instant, type Week, weekOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { failuresOf, type KeptFailure, weeksWaited } from './failure-queries.server.ts'
import { type Cost, costOf, daysWaited } from './failure-rules.ts'
import { type LegalRoute, legalRoutes } from './legal-routes.server.ts'
import { lineNamed, type ServiceLine, serviceLines } from './service-lines.server.ts'
import { type StaffPay, staffPay } from './staff-pay.server.ts'

/** A failure with what is worked out of it. `lineName`: its key where the dispute is not known any more. */
export type FailureRow = Pick<
  KeptFailure,
  'id' | 'kind' | 'noticedOn' | 'cases' | 'resolvedOn' | 'isSafety' | 'duty' | 'appointments'
> & {
  /** When its practice closed with it unresolved. */
  closedOn: Day | null
  lineName: string
  disputeTitle: string
  /** Days in all. `waitedBefore`: those of them before the day it was noticed, as typed. */
  waited: number
  waitedBefore: number
  cost: Cost
}
type Sum = { failures: number; cases: number; appointments: number; minutes: number; pence: number; unpriced: number }
export type FailuresPage = {
  details: PracticeDetails
  today: Day
  open: FailureRow[]
  /** The last ones noticed. */
  over: FailureRow[]
  allOver: number
  sum: Sum
  /** The Monday of this week when it has been confirmed that everything open is still waited for. */
  confirmed: Week | null
  weeks: number
  hasLines: boolean
  legal: LegalRoute[]
  pay: StaffPay
}

/** Resolved failures that a page shows unasked. */
const SHOWN = 50

/** The last day on which a practice was open; null while it is. */
export const closedSince = ({ open, closedOn }: Pick<PracticeDetails, 'open' | 'closedOn'>): Day | null =>
  open ? null : closedOn

/** What rows are worked out with. `closedOn`: the last day of a practice that closed. */
type RowsOf = { lines: readonly ServiceLine[]; pay: StaffPay; today: Day; closedOn: Day | null }

/** A failure that was open when its practice closed ended that day. */
export function rowOf(failure: KeptFailure, { lines, pay, today, closedOn: closed }: RowsOf): FailureRow {
  const closedOn = failure.resolvedOn === null ? closed : null
  const { id, kind, noticedOn, cases, resolvedOn, isSafety, duty, appointments, line } = failure
  const named = lineNamed(lines, line)
  return {
    ...{ id, kind, noticedOn, cases, resolvedOn, closedOn, isSafety, duty, appointments },
    lineName: named?.name ?? line.key,
    disputeTitle: named?.title ?? line.dispute,
    waited: daysWaited(failure, closedOn ?? today),
    waitedBefore: failure.waitedDays,
    cost: costOf(failure, pay),
  }
}

export const sumOf = (rows: readonly FailureRow[]): Sum =>
  rows.reduce(
    (sum, { cases, appointments, cost }) => ({
      failures: sum.failures + 1,
      cases: sum.cases + cases,
      appointments: sum.appointments + appointments,
      minutes: sum.minutes + cost.minutes,
      pence: sum.pence + cost.pence,
      unpriced: sum.unpriced + cost.unpriced,
    }),
    { failures: 0, cases: 0, appointments: 0, minutes: 0, pence: 0, unpriced: 0 },
  )

/** A practice's log; `all`: with every failure that is over. Undefined for a practice the register does not hold. */
export function failuresPage(db: Db, practiceCode: string, all: boolean, now: Instant): FailuresPage | undefined {
  const today = dayOf(now)
  const details = practiceByCode(db, practiceCode, today)
  if (!details) return undefined
  const pay = staffPay()
  const lines = serviceLines(db, today)
  const rows = failuresOf(db, practiceCode).map((failure) =>
    rowOf(failure, { lines, pay, today, closedOn: closedSince(details) }),
  )
  const over = rows.filter(({ resolvedOn, closedOn }) => resolvedOn !== null || closedOn !== null)
  const weeks = weeksWaited(db, practiceCode)
  const last = weeks.at(-1)?.week
  return {
    ...{ details, today, pay },
    open: rows.filter(({ resolvedOn, closedOn }) => resolvedOn === null && closedOn === null),
    over: all ? over : over.slice(0, SHOWN),
    allOver: over.length,
    sum: sumOf(rows),
    confirmed: last && last === weekOf(today) ? last : null,
    weeks: weeks.length,
    hasLines: lines.some(({ runs }) => runs),
    legal: legalRoutes(db, today),
  }
}
