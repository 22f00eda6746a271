import { failuresOf } from '#app/features/disputes/failures/failure-queries.server.ts'
import { hoursAndMinutes, pounds } from '#app/features/disputes/failures/failure-rules.ts'
import { BEFORE_NOTICED, DUTIES, endWords, KINDS } from '#app/features/disputes/failures/failure-words.ts'
import { closedSince, rowOf } from '#app/features/disputes/failures/failures-page-queries.server.ts'
import { serviceLines } from '#app/features/disputes/failures/service-lines.server.ts'
import { staffPay } from '#app/features/disputes/failures/staff-pay.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { shortDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { PackTable } from './evidence-data.ts'

/** The failures a practice logged, earliest first; of one service line (`dispute/line`), those alone. */
export function packFailures(db: Db, practiceCode: string, today: Day, ofLine?: string): PackTable {
  const failures = failuresOf(db, practiceCode)
    .filter(({ line }) => ofLine === undefined || `${line.dispute}/${line.key}` === ofLine)
    .reverse()
  const details = practiceByCode(db, practiceCode, today)
  const closedOn = details ? closedSince(details) : null
  const lines = failures.length > 0 ? serviceLines(db, today) : []
  return {
    head: [
      'Noticed',
      'Service line',
      'What',
      'Cases',
      'Days waited',
      BEFORE_NOTICED,
      'Time',
      'Cost',
      'Duty',
      'How it ended',
      'Note',
    ],
    widths: [1.3, 1.7, 1.6, 0.8, 0.9, 1, 1, 1, 1.4, 1.3, 2],
    rows: failures.map((failure) => {
      const row = rowOf(failure, { lines, pay: staffPay(), today, closedOn })
      const { lineName, kind, cases, waited, waitedBefore, cost, duty, noticedOn } = row
      return [
        ...[shortDay(noticedOn), lineName, KINDS[kind], String(cases), String(waited), String(waitedBefore)],
        ...[cost.minutes > 0 ? hoursAndMinutes(cost.minutes) : '', cost.pence > 0 ? pounds(cost.pence) : ''],
        ...[DUTIES[duty], endWords(row) ?? 'open', failure.note ?? ''],
      ]
    }),
  }
}
