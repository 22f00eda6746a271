import { asc, eq, sql } from 'drizzle-orm'
import { type UptakeThen, uptakeThen } from '#app/features/figures/pages/uptake-then.server.ts'
import { menuAt } from '#app/features/menu/editions/menu-history-queries.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { dayOf, type Instant, weekEndOf } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { actions, editions } from '#db/schema/menu.ts'
import { roleAssignments } from '#db/schema/people.ts'
import { type LinesAsked, RECORD_KINDS } from './record-kinds.server.ts'
import { askedRecord, authorOf, byDay, inMonths, LINES_A_PART, type RecordLine } from './record-line-rules.ts'

const roles = prepared((db) =>
  db
    .select({
      personId: roleAssignments.personId,
      role: roleAssignments.role,
      startedAt: roleAssignments.startedAt,
      endedAt: roleAssignments.endedAt,
    })
    .from(roleAssignments)
    .where(eq(roleAssignments.practiceCode, sql.placeholder('practiceCode')))
    .orderBy(asc(roleAssignments.startedAt), asc(roleAssignments.id))
    .prepare(),
)
const editionTitles = prepared((db) => db.select({ slug: editions.slug, title: editions.title }).from(editions).prepare())
const actionTitles = prepared((db) => db.select({ slug: actions.slug, title: actions.shortTitle }).from(actions).prepare())

export type RecordWithFigures = RecordLine & { published: UptakeThen | null }

/** Lines of a practice's record, the earliest day first. `readerId`: shown as "you". */
export function recordLines(db: Db, { readerId, ...which }: LinesAsked & { readerId?: string }): RecordLine[] {
  const held = roles(db).all({ practiceCode: which.practiceCode })
  const titles = new Map(
    editionTitles(db)
      .all()
      .map((one) => [one.slug, one]),
  )
  return RECORD_KINDS.flatMap(({ kind, lines }) =>
    lines(db, which).map(({ recordedBy, editionSlug, ...line }): RecordLine => {
      const shown = editionSlug === undefined ? menuAt(db, line.recordedAt)?.edition.slug : editionSlug
      const edition = (shown && titles.get(shown)) || null
      return { ...line, kind, by: authorOf({ recordedBy, ...line }, held, readerId), edition }
    }),
  ).sort(byDay)
}

/** All that a practice's record holds of itself, of every day: for what is taken away. */
export const everyRecordLine = (db: Db, practiceCode: string): RecordLine[] =>
  recordLines(db, { practiceCode, from: '0001-01-01', until: '9999-12-31', action: null })

/** The same lines with what was published of their action for the week they hold from: England and the practice's own LMC. */
export function withFigures(db: Db, lines: readonly RecordLine[], lmc: string | null): RecordWithFigures[] {
  const asked = lines.flatMap(({ action, holdsOn }) => (action ? [{ action, weekEnd: weekEndOf(holdsOn) }] : []))
  const told = uptakeThen(db, asked, lmc)
  return lines.map((line) => ({
    ...line,
    published: (line.action && told.get(`${line.action} ${weekEndOf(line.holdsOn)}`)) || null,
  }))
}

export type OwnRecordPage = NonNullable<ReturnType<typeof ownRecordPage>>

/** A year of a practice's record, the latest day first; undefined for a practice the register does not hold. */
export function ownRecordPage(
  db: Db,
  practiceCode: string,
  query: { get: (name: string) => string | null },
  { readerId, now }: { readerId: string; now: Instant },
) {
  const details = practiceByCode(db, practiceCode, dayOf(now))
  if (!details) return undefined
  const counts = RECORD_KINDS.flatMap(({ byYear }) => byYear(db, practiceCode))
  const years = [...new Set(counts.map(({ year }) => year))].sort().reverse()
  const names = new Map(
    actionTitles(db)
      .all()
      .map(({ slug, title }) => [slug, title]),
  )
  const actions = [...new Set(counts.flatMap(({ action }) => action ?? []))]
    .map((slug) => ({ slug, title: names.get(slug) ?? slug }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'))
  const asked = askedRecord(query, { years, actions: actions.map(({ slug }) => slug) })
  const linesIn = (year: string) =>
    counts.reduce((sum, one) => {
      const counted = one.year === year && (asked.action === null || one.action === asked.action)
      return counted ? sum + one.lines : sum
    }, 0)
  const year = asked.year ?? dayOf(now).slice(0, 4)
  const lmc = details.lmc?.slug ?? null
  const which = { practiceCode, from: `${year}-01-01`, until: `${year}-12-31`, action: asked.action }
  const all = recordLines(db, { ...which, readerId }).reverse()
  const parts = Math.max(Math.ceil(all.length / LINES_A_PART), 1)
  const part = Math.min(asked.part, parts)
  const shown = withFigures(db, all.slice((part - 1) * LINES_A_PART, part * LINES_A_PART), lmc)
  return {
    details,
    asked: { year, action: asked.action, part, parts },
    years: years.map((one) => ({ year: one, lines: linesIn(one) })),
    actions,
    kinds: Object.fromEntries(RECORD_KINDS.map(({ kind, name }) => [kind, name])),
    months: inMonths(shown, new Set(RECORD_KINDS.flatMap(({ kind, run }) => (run ? [kind] : [])))).map(({ month, groups }) => ({
      month,
      groups: groups.map(({ lines, ...group }) => ({
        ...group,
        title: RECORD_KINDS.find(({ kind }) => kind === lines[0]!.kind)?.run?.(lines.length) ?? null,
        lines,
      })),
    })),
  }
}
