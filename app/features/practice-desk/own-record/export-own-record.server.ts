import { exportRecord, type RecordFile } from '#app/features/adoption/record/export-record.server.ts'
import { surveysInFile } from '#app/features/disputes/survey-answers/answers-in-file.server.ts'
import { percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import { type Actor, ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { questionsInFile } from '#app/features/practice-desk/asked-by-lmc/question-queries.server.ts'
import { type LettersFile, lettersInFile } from '#app/features/practice-desk/letters/export-letters.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { linesInFile } from '#app/features/registers/files/export-lines.server.ts'
import { asCsv } from '#app/platform/csv.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { everyRecordLine, type RecordWithFigures, withFigures } from './own-record-queries.server.ts'
import { nameOfKind } from './record-kinds.server.ts'

export type FileKind = 'csv' | 'json'

/** The whole record of a practice as a file; writes down who took it. Authors are in it by role, never by name or number. */
export function exportOwnRecord(
  db: Db,
  practiceCode: string,
  kind: FileKind,
  by: Actor,
  now: Instant,
): { name: string; type: string; text: string } {
  const facts = exportRecord(db, practiceCode, by, now)
  const lmc = practiceByCode(db, practiceCode, dayOf(now))?.lmc?.slug ?? null
  const lines = withFigures(db, everyRecordLine(db, practiceCode), lmc)
  const name = `concert-${practiceCode}-${dayOf(now)}.${kind}`
  return kind === 'csv'
    ? { name, type: 'text/csv; charset=utf-8', text: recordAsCsv(lines) }
    : {
        name,
        type: 'application/json; charset=utf-8',
        text: recordAsJson(facts, papersOf(db, practiceCode), lines),
      }
}

const iso = (at: Instant) => new Date(at).toISOString()
const roleOf = ({ by }: RecordWithFigures) => (by.role ? ROLE_WORDS[by.role] : null)

type PapersFile = { letters: LettersFile; registers: object[]; questionsOfLmc: object[]; surveys: object[] }
const papersOf = (db: Db, practiceCode: string): PapersFile => ({
  letters: lettersInFile(db, practiceCode),
  registers: linesInFile(db, practiceCode),
  questionsOfLmc: questionsInFile(db, practiceCode),
  surveys: surveysInFile(db, practiceCode),
})

function recordAsJson(facts: RecordFile, papers: PapersFile, lines: readonly RecordWithFigures[]): string {
  const told = (figure: PublishedFigure | null) => figure && { count: figure.count, of: figure.of, percent: figure.percent }
  const written = lines.map(({ by: _role, kind, recordedAt, corrected, edition, published, tag: _tag, ...line }, index) => ({
    kind,
    ...line,
    recordedAt: iso(recordedAt),
    recordedBy: roleOf(lines[index]!),
    corrected: corrected && { at: iso(corrected.at), by: corrected.by },
    edition: edition?.slug ?? null,
    published: published && {
      weekEnd: published.weekEnd,
      ownLmc: told(published.area),
      england: told(published.england),
    },
  }))
  return `${JSON.stringify({ ...facts, ...papers, lines: written }, null, 2)}\n`
}

const HEAD = [
  ...['day', 'kind', 'action', 'what was recorded', 'more', 'in place of', 'corrected on', 'corrected to'],
  ...['recorded at (UTC)', 'recorded by', 'menu', 'own LMC then', 'England then'],
]

/** Lines of a record as CSV. */
export function recordAsCsv(lines: readonly RecordWithFigures[]): string {
  const share = (figure: PublishedFigure | null | undefined) => (figure ? percentInWords(figure) || null : null)
  return asCsv(
    HEAD,
    lines.map((line) => [
      ...[line.holdsOn, nameOfKind(line.kind), line.action, line.says],
      ...[line.more.map(({ label, words }) => `${label} ${words}`).join('; ') || null, line.instead],
      ...[line.corrected && dayOf(line.corrected.at), line.corrected?.by ?? null, iso(line.recordedAt), roleOf(line)],
      ...[line.edition?.title ?? null, share(line.published?.area), share(line.published?.england)],
    ]),
  )
}
