import { sumOfReports } from '#app/features/disputes/provider-files/provider-rules.ts'
import { EVENT_KINDS, REPORT_KINDS, type ReportKind } from '#app/features/disputes/provider-files/provider-words.ts'
import { asCsv } from '#app/platform/csv.ts'
import type { NamedReport, ProviderDesk } from './provider-desk-queries.server.ts'

/** Reports by what went wrong, in the order of the form; a kind that nobody added is left out. */
export const byKind = (reports: readonly NamedReport[]) =>
  (Object.keys(REPORT_KINDS) as ReportKind[]).flatMap((kind) => {
    const own = reports.filter((report) => report.kind === kind)
    const practices = new Set(own.map(({ practiceCode }) => practiceCode)).size
    return own.length === 0 ? [] : { kind, practices, ...sumOfReports(own) }
  })

/** A file as CSV: what practices that share by name added, and what happened, each line with its day. */
export const providerCsv = ({ reports, events }: Pick<ProviderDesk, 'reports' | 'events'>): string =>
  asCsv(
    ['day', 'what', 'practice_code', 'practice', 'cases', 'days_waited', 'patient_safety', 'said_by', 'words', 'source'],
    [
      ...reports.map(({ noticedOn, kind, practiceCode, practice, cases, waitedDays, isSafety }) => [
        ...[noticedOn, REPORT_KINDS[kind], practiceCode, practice, cases, waitedDays, isSafety ? 'yes' : 'no', '', '', ''],
      ]),
      ...events
        .filter(({ takenBackAt }) => takenBackAt === null)
        .map(({ happenedOn, kind, saidBy, words, source }) => [
          ...[happenedOn, EVENT_KINDS[kind], '', '', '', '', '', saidBy, words, source ?? ''],
        ]),
    ].sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
  )
