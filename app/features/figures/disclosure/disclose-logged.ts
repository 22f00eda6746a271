import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { cappedSum } from './capped-sum-rules.ts'
import { atLeast, furtherCount, lastingCount, type PublishedCount, reportersOf, together, without } from './disclosure-rules.ts'
import { type Draw, weekNumber } from './draw-rules.ts'

/* What leaves practices of the failures they logged and the claims they sent, as totals of England (decisions 30, 71 and 76). */

/**
 * The published number of practices from which on a count or a sum is shown. More than the 20 and the 50 that are needed: the number is
 * drawn, and a rule on the true one would tell for certain that the twentieth practice has come. So much more that 19, or 49, are
 * shown in under 1 of 100 cases in five years of weeks (decision 76).
 */
export const ROW_FROM = 27
const SUM_FROM = 57
/** What stands is drawn anew only where what so many practices logged differs. */
const CHANGES_NEEDED = 10

export type LoggedKind = 'failures' | 'claims'
/** One row of counts: the practices in it, and which parts of it hold of each. */
export type TalliedRow = { practices: ReadonlyMap<string, ReadonlySet<string>>; parts: readonly string[] }
/** By key (`failures/deliveries`, `failures/all`, `failures.minutes`): counts of practices, and what each practice adds to a sum. */
export type LoggedTally = {
  rows: ReadonlyMap<string, TalliedRow>
  sums: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** The practices that were open: no count is more. */
  open: number
}

/** A published row. `weekEnd` and `known`: the release it was drawn with, which it stands from. */
export type PublishedRow = {
  key: string
  weekEnd: Day
  known: Instant
  practices: PublishedCount
  parts: { key: string; count: PublishedCount }[]
}
/** Of how many practices a sum is stands with no sum: most are of the same, and each telling would be one more draw of one number. */
export type PublishedSum = { key: string; weekEnd: Day; known: Instant; sum: PublishedCount }
export type PublishedLog = { dispute: string; weekEnd: Day; rows: PublishedRow[]; sums: PublishedSum[] }

type At = { dispute: string; weekEnd: Day; known: Instant }
/** `standing`: what the release before published. `tallyAt`: the tally of this week's end from what was known at an earlier release. */
type Before = { standing: PublishedLog | undefined; tallyAt: (known: Instant) => LoggedTally }

/** The totals of a dispute with a week's release. */
export function discloseLogged(draw: Draw, at: At, tally: LoggedTally, { standing, tallyAt }: Before): PublishedLog {
  const { dispute, weekEnd, known } = at
  const keys = keysOf(standing?.rows, tally.rows)
  const ofRow = (key: string, lines: readonly Drawn[]): Drawn[] => {
    const stands = standing?.rows.find((row) => row.key === key)
    const now = tally.rows.get(key)
    if (stands && differing(signs(tallyAt(stands.known).rows.get(key)), signs(now)) < CHANGES_NEEDED) return [stands]
    return now ? [drawnRow(draw, at, key, now, largestOf(lines, tally), tally.open)] : []
  }
  const lines = keys.filter((key) => !isWhole(key)).flatMap((key) => ofRow(key, []))
  const wholes = keys.filter(isWhole).flatMap((key) =>
    ofRow(
      key,
      lines.filter((line) => kindOf(line.key) === kindOf(key)),
    ),
  )
  const rows = [...wholes, ...lines].filter(({ practices }) => practices >= ROW_FROM).sort((a, b) => (a.key < b.key ? -1 : 1))
  const sums = keysOf(standing?.sums, tally.sums).flatMap((key): PublishedSum[] => {
    const stands = standing?.sums.find((sum) => sum.key === key)
    const now = tally.sums.get(key)
    if (stands && quarterOf(stands.known) === quarterOf(known)) return [stands]
    if (stands && differing(tallyAt(stands.known).sums.get(key), now) < CHANGES_NEEDED) return [stands]
    return now ? drawnSum(draw, at, key, now, tally.open) : []
  })
  return { dispute, weekEnd, rows: withWhole(rows, tally.open), sums }
}

/** A row as drawn, before it is known whether it is shown. */
type Drawn = PublishedRow
const isWhole = (key: string): boolean => key.endsWith('/all')

/** The line with the largest drawn number, and who is in it. By the drawn number, so that which it is tells no more than that does. */
function largestOf(lines: readonly Drawn[], tally: LoggedTally): { drawn: PublishedCount; of: ReadonlySet<string> } | undefined {
  const [largest] = [...lines].sort((a, b) => b.practices - a.practices)
  return largest && { drawn: largest.practices, of: new Set(tally.rows.get(largest.key)?.practices.keys()) }
}

/** The quarter of a release: a sum that is shown is drawn once in each. */
const quarterOf = (known: Instant): string => {
  const day = dayOf(known)
  return `${day.slice(0, 4)} ${Math.floor((Number(day.slice(5, 7)) - 1) / 3)}`
}

const keysOf = (standing: readonly { key: string }[] | undefined, now: ReadonlyMap<string, unknown>): string[] =>
  [...new Set([...(standing ?? []).map(({ key }) => key), ...now.keys()])].sort()

const signs = (row: TalliedRow | undefined): Map<string, string> =>
  new Map([...(row?.practices ?? [])].map(([practice, parts]) => [practice, [...parts].sort().join(' ')]))

/** Of how many practices what they add differs. */
function differing<T>(before: ReadonlyMap<string, T> | undefined, now: ReadonlyMap<string, T> | undefined): number {
  const practices = new Set([...(before?.keys() ?? []), ...(now?.keys() ?? [])])
  return [...practices].filter((practice) => before?.get(practice) !== now?.get(practice)).length
}

const kindOf = (key: string): LoggedKind => (key.startsWith('claims') ? 'claims' : 'failures')

/**
 * Each practice is drawn for once. Those of any line are the largest line's number and, drawn, those in none of it: drawn by themselves
 * they would be a second draw of the same practices. A part that holds of most is those of the row less, drawn, those of which it does not.
 */
function drawnRow(
  draw: Draw,
  { dispute, weekEnd, known }: At,
  key: string,
  row: TalliedRow,
  largest: ReturnType<typeof largestOf>,
  open: number,
): Drawn {
  const label = (part: string) => {
    return { kind: kindOf(key), key: `${dispute}/${key}/${part}`, week: weekNumber(weekEnd), known }
  }
  const others = [...row.practices.keys()].filter((practice) => !largest?.of.has(practice)).length
  const rest = lastingCount(draw, label(''), others, open)
  const practices = largest ? together([largest.drawn, rest], reportersOf(open)) : rest
  const parts = row.parts.map((part) => {
    const holds = [...row.practices.values()].filter((parts) => parts.has(part)).length
    const count = furtherCount(draw, label(part), holds, practices)
    if (2 * count <= practices) return { key: part, count }
    const less = furtherCount(draw, label(`not ${part}`), row.practices.size - holds, practices)
    return { key: part, count: without(practices, less) }
  })
  return { key, weekEnd, known, practices, parts }
}

function drawnSum(
  draw: Draw,
  { dispute, weekEnd, known }: At,
  key: string,
  amounts: ReadonlyMap<string, number>,
  open: number,
): PublishedSum[] {
  const label = { kind: kindOf(key), key: `${dispute}/${key}`, week: weekNumber(weekEnd), known }
  const practices = lastingCount(draw, { ...label, key: `${label.key}/practices` }, amounts.size, open)
  if (practices < SUM_FROM) return []
  return [{ key, weekEnd, known, sum: cappedSum(draw, label, [...amounts.values()]) }]
}

/** Those of any line are no fewer than those of one: their blur must not say otherwise. */
function withWhole(rows: readonly PublishedRow[], open: number): PublishedRow[] {
  return rows.map((row) => {
    if (!isWhole(row.key)) return row
    const lines = rows.filter((one) => one !== row && kindOf(one.key) === kindOf(row.key))
    return {
      ...row,
      practices: atLeast(
        row.practices,
        lines.map(({ practices }) => practices),
        Math.max(open, row.practices),
      ),
    }
  })
}

const FORMAT = 'concert-logged-1'
/** The method of these totals: another rule than that of an earlier release is another name, and is not held against it. */
export const LOGGED_METHOD = 'v3-logged-2'
const instant = (at: Instant) => new Date(at).toISOString()
const times = <T extends { known: Instant }>(row: T) => ({ ...row, known: instant(row.known) })

/** The totals as canonical text: the same logs, key and release before give the same bytes. */
export function loggedText({ rows, sums, ...log }: PublishedLog, known: Instant): string {
  const head = { format: FORMAT, method: LOGGED_METHOD, knownAt: instant(known) }
  return `${JSON.stringify({ ...head, ...log, rows: rows.map(times), sums: sums.map(times) })}\n`
}

/** The totals of a text. They passed disclosure control when it was issued. */
export function readLoggedText(text: string): PublishedLog {
  type Stored<T> = Omit<T, 'known'> & { known: string }
  const { dispute, weekEnd, rows, sums } = JSON.parse(text) as Pick<PublishedLog, 'dispute' | 'weekEnd'> & {
    rows: Stored<PublishedRow>[]
    sums: Stored<PublishedSum>[]
  }
  const read = <T>(stored: Stored<T>) => ({ ...stored, known: Date.parse(stored.known) }) as unknown as T
  return { dispute, weekEnd, rows: rows.map((row) => read<PublishedRow>(row)), sums: sums.map((sum) => read<PublishedSum>(sum)) }
}
