import { FAILURE_HOLDS } from '#app/features/disputes/failures/failure-queries.server.ts'
import { type FailureKind, KINDS } from '#app/features/disputes/failures/failure-words.ts'
import { lineNamed, serviceLines } from '#app/features/disputes/failures/service-lines.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { LinesAsked, YearCount } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'

const HELD = `from service_failures f where f.practice_code = @practiceCode and f.removed = 0 and ${FAILURE_HOLDS}`
const lines = prepared((db) =>
  db.$client.prepare(
    `select f.id, f.dispute_slug as dispute, f.line_key as key, f.kind, f.cases, f.noticed_on as holdsOn, f.resolved_on as resolvedOn,
       f.recorded_at as recordedAt, f.recorded_by as recordedBy ${HELD} and f.noticed_on between @from and @until`,
  ),
)
const years = prepared((db) =>
  db.$client.prepare(`select substr(f.noticed_on, 1, 4) as year, null as action, count(*) as lines ${HELD} group by year`),
)

type Row = {
  id: string
  dispute: string
  key: string
  kind: FailureKind
  cases: number
  holdsOn: string
  resolvedOn: string | null
  recordedAt: number
  recordedBy: string
}

/** The failures of services a practice logged, by the day it noticed them; of an action alone, nothing. */
export function failureLines(db: Db, { action, ...asked }: LinesAsked): RecordedLine[] {
  if (action !== null) return []
  const rows = lines(db).all(asked) as Row[]
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

export const failuresByYear = (db: Db, practiceCode: string) => years(db).all({ practiceCode }) as YearCount[]
