import type { RecordedBy } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import type { TagKind } from '#app/ui/tag.tsx'

/** One line of a practice's record, of whatever kind, as its kind reads it from its own tables. */
export type RecordedLine = {
  id: string
  /** The London day the line holds from; lines stand in the order of these days. */
  holdsOn: Day
  recordedAt: Instant
  /** A person id; it leaves the reader only as a role. */
  recordedBy: string
  /** Slug of the action it is about; null = of the practice as a whole. */
  action: string | null
  /** What was said, in one line without its day. */
  says: string
  /** The tag in which it is said; none for what is no state. */
  tag?: TagKind
  more: { label: string; words: string }[]
  /** The words that this line replaced; null = it corrects nothing. */
  instead: string | null
  /** When a later line corrected this one, and what holds in its place. */
  corrected: { at: Instant; by: string } | null
  /** The edition of the menu its author was shown; undefined = the one in force when it was recorded. */
  editionSlug?: string | null
}

/** The same with its kind, the role of its author and the menu of that time. */
export type RecordLine = Omit<RecordedLine, 'recordedBy' | 'editionSlug'> & {
  kind: string
  by: RecordedBy
  edition: { slug: string; title: string } | null
}

type Order = Pick<RecordLine, 'holdsOn' | 'recordedAt' | 'id'>
/** The order of the record, earliest first: the day it holds from, then when it was recorded. */
export function byDay(a: Order, b: Order): number {
  if (a.holdsOn !== b.holdsOn) return a.holdsOn < b.holdsOn ? -1 : 1
  if (a.recordedAt !== b.recordedAt) return a.recordedAt - b.recordedAt
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Lines that stand together: one line, or several of a kind that says the same again and again, with nothing between. */
export type Group<L> = { key: string; lines: L[]; run: boolean }
/** The lines of a month (`2024-08`), in groups. */
export type Month<L> = { month: string; groups: Group<L>[] }

/** Lines in the given order by month, with runs of the kinds in `inRuns` as one group each. */
export function inMonths<L extends Pick<RecordLine, 'id' | 'kind' | 'holdsOn'>>(
  lines: readonly L[],
  inRuns: ReadonlySet<string>,
): Month<L>[] {
  const months: Month<L>[] = []
  for (const line of lines) {
    const month = line.holdsOn.slice(0, 7)
    if (months.at(-1)?.month !== month) months.push({ month, groups: [] })
    const groups = months.at(-1)!.groups
    const last = groups.at(-1)
    if (last?.run && last.lines[0]!.kind === line.kind) last.lines.push(line)
    else groups.push({ key: line.id, lines: [line], run: inRuns.has(line.kind) })
  }
  return months
}

/** Lines of one part of a year: more than a page of them is seldom. */
export const LINES_A_PART = 60

/** What the address asks for: a year and an action that are there, a part that exists; anything else is what is shown unasked. */
export function askedRecord(
  query: { get: (name: string) => string | null },
  there: { years: readonly string[]; actions: readonly string[] },
): { year: string | undefined; action: string | null; part: number } {
  const [year, action, part] = ['year', 'action', 'part'].map((name) => query.get(name) ?? '')
  return {
    year: there.years.find((one) => one === year) ?? there.years[0],
    action: there.actions.find((one) => one === action) ?? null,
    part: /^[1-9]\d{0,3}$/.test(part!) ? Number(part) : 1,
  }
}

/** Roles that people held in a practice, and when. */
export type RoleThen = { personId: string; role: NonNullable<RecordedBy['role']>; startedAt: Instant; endedAt: Instant | null }

/** An author without a name: the reader or a colleague, with the role held in the practice at that time. */
export function authorOf(
  { recordedBy, recordedAt }: Pick<RecordedLine, 'recordedBy' | 'recordedAt'>,
  roles: readonly RoleThen[],
  readerId?: string,
): RecordedBy {
  const held = roles.findLast(
    ({ personId, startedAt, endedAt }) =>
      personId === recordedBy && startedAt <= recordedAt && (endedAt === null || endedAt > recordedAt),
  )
  return { you: recordedBy === readerId, role: held?.role ?? null }
}
