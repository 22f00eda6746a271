import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { cappedSum } from './capped-sum-rules.ts'
import { atLeast, furtherCount, METHOD, type PublishedCount } from './disclosure-rules.ts'
import { type Draw, weekNumber } from './draw-rules.ts'

/* What leaves practices of the failures they logged and the claims they sent, as totals of England (decision 30, its further counts). */

/**
 * The published number of practices from which on a count or a sum is shown. Three more than the 20 and the 50 that are needed: the
 * number is drawn, and a rule on the true one would tell for certain that the twentieth practice has come.
 */
export const ROW_FROM = 23
export const SUM_FROM = 53
/** What stands is drawn anew only where what so many practices logged differs. */
export const CHANGES_NEEDED = 10

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
  const rows = keysOf(standing?.rows, tally.rows).flatMap((key): PublishedRow[] => {
    const stands = standing?.rows.find((row) => row.key === key)
    const now = tally.rows.get(key)
    if (stands && differing(signs(tallyAt(stands.known).rows.get(key)), signs(now)) < CHANGES_NEEDED) return [stands]
    return now ? drawnRow(draw, at, key, now, tally.open) : []
  })
  const sums = keysOf(standing?.sums, tally.sums).flatMap((key): PublishedSum[] => {
    const stands = standing?.sums.find((sum) => sum.key === key)
    const now = tally.sums.get(key)
    if (stands && quarterOf(stands.known) === quarterOf(known)) return [stands]
    if (stands && differing(tallyAt(stands.known).sums.get(key), now) < CHANGES_NEEDED) return [stands]
    return now ? drawnSum(draw, at, key, now, tally.open) : []
  })
  return { dispute, weekEnd, rows: withWhole(rows, tally.open), sums }
}

/** The quarter of a release: sums are drawn once in each. */
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

function drawnRow(draw: Draw, { dispute, weekEnd, known }: At, key: string, row: TalliedRow, open: number): PublishedRow[] {
  const labels = { kind: kindOf(key), week: weekNumber(weekEnd), known }
  const told = (part: string, count: number, most: number) =>
    furtherCount(draw, { ...labels, key: `${dispute}/${key}/${part}` }, count, most)
  const practices = told('', row.practices.size, open)
  if (practices < ROW_FROM) return []
  const holds = (part: string) => [...row.practices.values()].filter((parts) => parts.has(part)).length
  const parts = row.parts.map((part) => ({ key: part, count: told(part, holds(part), practices) }))
  return [{ key, weekEnd, known, practices, parts }]
}

function drawnSum(
  draw: Draw,
  { dispute, weekEnd, known }: At,
  key: string,
  amounts: ReadonlyMap<string, number>,
  open: number,
): PublishedSum[] {
  const label = { kind: kindOf(key), key: `${dispute}/${key}`, week: weekNumber(weekEnd), known }
  const practices = furtherCount(draw, { ...label, key: `${label.key}/practices` }, amounts.size, open)
  if (practices < SUM_FROM) return []
  return [{ key, weekEnd, known, sum: cappedSum(draw, label, [...amounts.values()]) }]
}

/** Those of any line are no fewer than those of one: their blur must not say otherwise. */
function withWhole(rows: readonly PublishedRow[], open: number): PublishedRow[] {
  return rows.map((row) => {
    if (!row.key.endsWith('/all')) return row
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
const instant = (at: Instant) => new Date(at).toISOString()
const times = <T extends { known: Instant }>(row: T) => ({ ...row, known: instant(row.known) })

/** The totals as canonical text: the same logs, key and release before give the same bytes. */
export function loggedText({ rows, sums, ...log }: PublishedLog, known: Instant): string {
  const head = { format: FORMAT, method: METHOD, knownAt: instant(known) }
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
