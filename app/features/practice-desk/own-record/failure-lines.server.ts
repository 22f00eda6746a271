import { KINDS } from '#app/features/disputes/failures/failure-words.ts'
import { lineNamed, serviceLines } from '#app/features/disputes/failures/service-lines.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { failureLines as lines } from './own-record.sql.ts'
import type { LinesAsked } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'
import { failureLinesYears as years } from './years.sql.ts'

/** The failures of services a practice logged, by the day it noticed them; of an action alone, nothing. */
export function failureLines(db: Db, { action, ...asked }: LinesAsked): RecordedLine[] {
  if (action !== null) return []
  const rows = lines(db).all(asked)
  if (rows.length === 0) return []
  const names = serviceLines(db, dayOf(Math.max(...rows.map(({ recordedAt }) => recordedAt))))
  return rows.map(({ dispute, key, kind, cases, resolvedOn, ...row }) => {
    const line = { dispute, key }
    return {
      ...row,
      action: null,
      says: `${KINDS[kind]}: ${lineNamed(names, line)?.name ?? key}, ${cases} ${cases === 1 ? 'case' : 'cases'}`,
      more: [{ label: 'Resolved', words: resolvedOn ? longDay(resolvedOn) : 'not yet' }],
      instead: null,
      corrected: null,
    }
  })
}

export const failuresByYear = (db: Db, practiceCode: string) => years(db).all({ practiceCode })
