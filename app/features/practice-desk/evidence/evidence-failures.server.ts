import { failuresOf } from '#app/features/disputes/failures/failure-queries.server.ts'
import { hoursAndMinutes, pounds } from '#app/features/disputes/failures/failure-rules.ts'
import { DUTIES, KINDS } from '#app/features/disputes/failures/failure-words.ts'
import { rowOf } from '#app/features/disputes/failures/failures-page-queries.server.ts'
import { serviceLines } from '#app/features/disputes/failures/service-lines.server.ts'
import { staffPay } from '#app/features/disputes/failures/staff-pay.server.ts'
import { shortDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { PackTable } from './evidence-data.ts'

/** The failures a practice logged, earliest first; of one service line (`dispute/line`), those alone. */
export function packFailures(db: Db, practiceCode: string, today: Day, ofLine?: string): PackTable {
  const failures = failuresOf(db, practiceCode)
    .filter(({ line }) => ofLine === undefined || `${line.dispute}/${line.key}` === ofLine)
    .reverse()
  const lines = failures.length > 0 ? serviceLines(db, today) : []
  return {
    head: ['Noticed', 'Service line', 'What', 'Cases', 'Days waited', 'Time', 'Cost', 'Duty', 'Resolved', 'Note'],
    widths: [1.3, 1.7, 1.6, 0.8, 0.9, 1, 1, 1.4, 1.3, 2],
    rows: failures.map((failure) => {
      const { lineName, kind, cases, waited, cost, duty, noticedOn, resolvedOn } = rowOf(failure, lines, staffPay(), today)
      return [
        ...[shortDay(noticedOn), lineName, KINDS[kind], String(cases), String(waited)],
        ...[cost.minutes > 0 ? hoursAndMinutes(cost.minutes) : '', cost.pence > 0 ? pounds(cost.pence) : ''],
        ...[DUTIES[duty], resolvedOn ? shortDay(resolvedOn) : 'open', failure.note ?? ''],
      ]
    }),
  }
}
