import { createHash } from 'node:crypto'
import { lastEvent, recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { claimsOf } from '#app/features/disputes/claims/claim-queries.server.ts'
import { WAITED_RUN } from '#app/features/disputes/failures/failure-words.ts'
import { askedDispute } from '#app/features/disputes/file/dispute-queries.server.ts'
import type { ResultOn } from '#app/features/disputes/file/dispute-rules.ts'
import { withSurveys } from '#app/features/disputes/survey-results/with-surveys.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { asCsv } from '#app/platform/csv.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { DocumentJob } from '#app/platform/documents/document-jobs.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { packClaims } from './evidence-claims.server.ts'
import { csvOf, type PackLetter, type PackTable } from './evidence-data.ts'
import { packFailures } from './evidence-failures.server.ts'
import { packLetters } from './evidence-papers.server.ts'
import { legalOverview } from './legal-overview.server.ts'
import { LEGAL_PACK_TEMPLATE } from './legal-pack-template.ts'
import { BESIDE_THE_PACK, NO_ADVICE } from './legal-words.ts'

/** A pack for a solicitor, as its template reads it: words alone. */
export type LegalPackData = {
  site: string
  title: string
  practice: string
  for: string
  footer: string
  route: string[]
  beside: string[]
  failures: PackTable
  claims: PackTable
  letters: PackLetter[]
  measured: PackTable
  kept: string[]
}
export type GatheredLegalPack = {
  data: LegalPackData
  pictures: Record<string, Uint8Array>
  name: string
  at: Instant
}
type Make = (key: string, job: () => DocumentJob) => Promise<Uint8Array>

/**
 * Gathers what a solicitor needs of one service line (`dispute/line`) and writes in the log that it was asked for. Undefined where no legal
 * route is supported for the line, or the practice has nothing of it.
 */
export function gatherLegalPack(
  db: Db,
  { practiceCode, line, site }: { practiceCode: string; line: string; site: string },
  by: Actor,
  now: Instant,
): GatheredLegalPack | undefined {
  return inTransaction(db, (tx) => {
    const today = dayOf(now)
    const details = practiceByCode(tx, practiceCode, today)
    const about = legalOverview(tx, practiceCode, today).find(({ lines }) => lines.some(({ key }) => key === line))
    const own = about?.lines.find(({ key }) => key === line)
    if (!details || !about || !own) return undefined
    recordEvent(tx, { at: now, actor: by.personId, action: 'legal-pack.asked', subject: practiceCode, detail: { line } })
    const { seq, hash } = lastEvent(tx)!
    const claims = claimsOf(tx, { practiceCode }).filter((claim) => claim.line === line)
    const { letters, pictures } = packLetters(
      tx,
      practiceCode,
      claims.map(({ id }) => id),
    )
    const data: LegalPackData = {
      site,
      title: `${own.name}: for legal advice`,
      practice: `${details.name} · ${details.code} · ${about.title}`,
      for: 'made by the practice, for its solicitor and those it chooses',
      footer: `${details.name} · ${longDay(today)}`,
      route: [
        `Support in ${about.title}: ${about.said}`,
        ...(own.said ? [`For this line: ${own.said}`] : []),
        ...own.law.map((words) => `Of our claims: ${words}`),
        `Ask ${about.carriedBy}, through ${details.lmc?.name ?? 'your LMC'}, before anything is filed.`,
      ],
      beside: BESIDE_THE_PACK,
      failures: packFailures(tx, practiceCode, today, line),
      claims: packClaims(tx, practiceCode, today, line),
      letters,
      measured: measuredOf(tx, line, today),
      kept: [
        'Failures and claims are as recorded by the practice; nobody has checked them. Entries are added and never overwritten.',
        `${WAITED_RUN} Time is priced by dated pay, the least of each published range.`,
        'No patient is named. A doctor’s own claim is not in it.',
        NO_ADVICE,
        `That this pack was asked for is entry ${seq} of the log: ${hash}.`,
      ],
    }
    return { data, pictures, name: `concert-${practiceCode}-${today}`, at: now }
  })
}

/** What surveys measured of a line, or of all lines, in the order of the file of its dispute. */
function measuredOf(db: Db, line: string, today: Day): PackTable {
  const [slug = '', key = ''] = line.split('/')
  const asked = askedDispute(db, slug, null, today)
  const questions = asked ? withSurveys(db, asked).asked.dispute.questions : []
  return {
    head: ['What the share is of', 'Asked in these words', 'Wave', 'Share', 'n of N', '95% interval', 'Base, period, notes'],
    widths: [2.2, 2, 1.3, 0.8, 1.3, 1.1, 2.1],
    rows: questions
      .filter((question) => question.line === key || question.line === 'all')
      .flatMap(({ lineName, reported, exact, results }) =>
        results.map((result) => [
          `${lineName}: ${reported}`,
          exact ?? 'As reported; the words of the question are not known',
          result.name,
          result.percent === null ? 'no figure' : `${result.percent}%`,
          result.percent === null ? '' : numberWords(result),
          result.interval ? `${result.interval.low.toFixed(1)} to ${result.interval.high.toFixed(1)}%` : '',
          [
            `base: ${result.base}`,
            `period: ${result.period}`,
            result.words,
            result.conflict && `Sources differ: ${result.conflict}`,
          ]
            .filter(Boolean)
            .join('; '),
        ]),
      ),
  }
}

function numberWords({ n, counted, of }: ResultOn): string {
  if (of === null) return 'not known'
  if (n !== null) return `${inFigures(n)} of ${inFigures(of)}`
  return counted === null
    ? `not known, of ${inFigures(of)}`
    : `about ${inFigures(counted)} of ${inFigures(of)}, worked out from the share`
}

/** The pack as a file, drawn beside the server: one tagged PDF, or that with its tables in a ZIP. */
export async function legalPackFile({ data, pictures, name, at }: GatheredLegalPack, kind: 'pdf' | 'zip', make: Make) {
  const hash = createHash('sha256').update(JSON.stringify(data)).digest('hex')
  const job = () => ({ kind: 'pdf', template: LEGAL_PACK_TEMPLATE, data, pictures, madeAt: at }) as const
  const pdf = await make(`legal pack ${hash}`, job)
  if (kind === 'pdf') return { bytes: pdf, name: `${name}.pdf`, type: 'application/pdf' }
  const letters = asCsv(
    ['letter', 'to, sent, asked for', 'what came of it'],
    data.letters.map(({ title, facts, came }) => [title, facts, came.join('; ')]),
  )
  const tables = {
    ...{ 'failures.csv': csvOf(data.failures), 'claims.csv': csvOf(data.claims), 'letters.csv': letters },
    'measured.csv': csvOf(data.measured),
  }
  const texts = Object.entries(tables).map(([file, text]) => [file, new TextEncoder().encode(text)] as const)
  const files = { 'pack.pdf': pdf, ...Object.fromEntries(texts) }
  return {
    bytes: await make(`legal zip ${hash}`, () => ({ kind: 'zip', files, madeAt: at })),
    name: `${name}.zip`,
    type: 'application/zip',
  }
}
