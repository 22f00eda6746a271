import { and, between, eq, sql } from 'drizzle-orm'
import { REPORT_KINDS } from '#app/features/disputes/provider-files/provider-words.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { providerFiles, providerReports } from '#db/schema/provider-files.ts'
import type { LinesAsked } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'
import { providerLinesYears as years } from './years.sql.ts'

const lines = prepared((db) =>
  db
    .select({
      id: providerReports.id,
      name: providerFiles.name,
      kind: providerReports.kind,
      cases: providerReports.cases,
      holdsOn: providerReports.noticedOn,
      recordedAt: providerReports.recordedAt,
      recordedBy: providerReports.recordedBy,
      takenBackAt: providerReports.takenBackAt,
    })
    .from(providerReports)
    .innerJoin(providerFiles, eq(providerFiles.id, providerReports.fileId))
    .where(
      and(
        eq(providerReports.practiceCode, sql.placeholder('practiceCode')),
        between(providerReports.noticedOn, sql.placeholder('from'), sql.placeholder('until')),
      ),
    )
    .prepare(),
)

/** What a practice added to its LMC's files on local providers, by the day it noticed it; of an action alone, nothing. */
export function providerLines(db: Db, { action, ...asked }: LinesAsked): RecordedLine[] {
  if (action !== null) return []
  return lines(db)
    .all(asked)
    .map(({ name, kind, cases, takenBackAt, ...row }) => ({
      ...row,
      action: null,
      says: `${REPORT_KINDS[kind]}: ${name}, ${cases} ${cases === 1 ? 'case' : 'cases'}`,
      more: [],
      instead: null,
      corrected: takenBackAt === null ? null : { at: takenBackAt, by: 'taken back' },
    }))
}

export const providersByYear = (db: Db, practiceCode: string) => years(db).all({ practiceCode })
