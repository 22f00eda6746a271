import type { PublishedLog, PublishedRow, PublishedSum } from '#app/features/figures/disclosure/disclose-logged.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { Day, Instant } from '#app/platform/time.ts'

const pounds = (pence: number) => `£${inFigures(Math.round(pence / 100))}`
const hours = (minutes: number) => `${inFigures(Math.round(minutes / 60))} hours`

/** What each sum of the totals is called, and how it is written. */
export const SUM_WORDS: Readonly<Record<string, { name: string; write: (sum: number) => string }>> = {
  'failures.failures': { name: 'Failures logged', write: inFigures },
  'failures.cases': { name: 'Cases in them', write: inFigures },
  'failures.days': { name: 'Days waited', write: inFigures },
  'failures.minutes': { name: 'Time of staff', write: hours },
  'failures.appointments': { name: 'Appointments lost', write: inFigures },
  'claims.claimed': { name: 'Claimed', write: pounds },
  'claims.offered': { name: 'Offered', write: pounds },
  'claims.paid': { name: 'Paid', write: pounds },
}

/** What holds of practices in a row, in the order of its columns. */
export const PART_WORDS = {
  open: 'One still open',
  safety: 'Patient safety touched',
  contractor: 'The contractor’s',
  commissioner: 'The commissioner’s',
  nobody: 'Nobody’s, in no contract',
  disputed: 'Disputed',
  waiting: 'Waits for an answer',
  offered: 'Was offered a sum',
  refused: 'Was refused',
  paid: 'Was paid',
} as const
export type PartName = keyof typeof PART_WORDS

export const rowOfLog = ({ rows }: PublishedLog, key: string): PublishedRow | undefined => rows.find((row) => row.key === key)
export const sumsOfLog = ({ sums }: PublishedLog, kind: 'failures' | 'claims'): PublishedSum[] =>
  Object.keys(SUM_WORDS).flatMap((key) => (key.startsWith(`${kind}.`) ? (sums.find((sum) => sum.key === key) ?? []) : []))
export const partOf = (row: PublishedRow, part: PartName): number => row.parts.find(({ key }) => key === part)?.count ?? 0

/** How many practices logged a failure of any line, where that is published. */
export const practicesThatLogged = (totals: { published: PublishedLog } | null): number | null =>
  (totals && rowOfLog(totals.published, 'failures/all')?.practices) ?? null

/** The totals as rows of a file: what is counted, in which line, how many, as at which week's end, known with which release. */
export function logRows(
  log: PublishedLog,
  lines: readonly { key: string; name: string }[],
): { about: string; words: string; day: Day; known: Instant }[] {
  const lineOf = (key: string) => {
    const line = key.split('/')[1]
    return line === 'all' ? 'any line' : (lines.find((one) => one.key === line)?.name ?? line ?? '')
  }
  return [
    ...log.rows.map(({ key, practices, parts, weekEnd, known }) => ({
      about: `${key.startsWith('claims') ? 'claims sent' : 'failures'}, ${lineOf(key)}`,
      words: [
        `${inFigures(practices)} practices`,
        ...parts.map(({ key: part, count }) => `${PART_WORDS[part as PartName]}: ${inFigures(count)}`),
      ].join('; '),
      ...{ day: weekEnd, known },
    })),
    ...log.sums.map(({ key, sum, weekEnd, known }) => ({
      about: SUM_WORDS[key]?.name ?? key,
      words: `about ${SUM_WORDS[key]?.write(sum) ?? sum}`,
      ...{ day: weekEnd, known },
    })),
  ]
}
