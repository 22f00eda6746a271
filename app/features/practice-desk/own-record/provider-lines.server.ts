import { REPORT_KINDS, type ReportKind } from '#app/features/disputes/provider-files/provider-words.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { LinesAsked, YearCount } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'

const HELD = 'from provider_reports r join provider_files f on f.id = r.file_id where r.practice_code = @practiceCode'
const lines = prepared((db) =>
  db.$client.prepare(
    `select r.id, f.name, r.kind, r.cases, r.noticed_on as holdsOn, r.recorded_at as recordedAt, r.recorded_by as recordedBy,
       r.taken_back_at as takenBackAt ${HELD} and r.noticed_on between @from and @until`,
  ),
)
const years = prepared((db) =>
  db.$client.prepare(`select substr(r.noticed_on, 1, 4) as year, null as action, count(*) as lines ${HELD} group by year`),
)

type Row = {
  id: string
  name: string
  kind: ReportKind
  cases: number
  holdsOn: string
  recordedAt: number
  recordedBy: string
  takenBackAt: number | null
}

/** What a practice added to its LMC's files on local providers, by the day it noticed it; of an action alone, nothing. */
export function providerLines(db: Db, { action, ...asked }: LinesAsked): RecordedLine[] {
  if (action !== null) return []
  return (lines(db).all(asked) as Row[]).map(({ name, kind, cases, takenBackAt, ...row }) => ({
    ...row,
    action: null,
    says: `${REPORT_KINDS[kind]}: ${name}, ${cases} ${cases === 1 ? 'case' : 'cases'}`,
    more: [],
    instead: null,
    corrected: takenBackAt === null ? null : { at: takenBackAt, by: 'taken back' },
  }))
}

export const providersByYear = (db: Db, practiceCode: string) => years(db).all({ practiceCode }) as YearCount[]
