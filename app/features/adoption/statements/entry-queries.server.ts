import { eq, min, sql } from 'drizzle-orm'
import { returnStands } from '#app/features/adoption/returns/standing-returns.sql.ts'
import { heldOn, KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { type Day, dayOf, type Instant, type Week, weekOf } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { roleAssignments } from '#db/schema/people.ts'
import type { Entry } from './adoption-rules.ts'
import type { Openness } from './refusal-rules.ts'

type EntryRow = Omit<Entry, 'void' | 'answers'> & { void: number; answers: string | null }

/** The columns of an entry under the names of `Entry`; `e` is the table. */
export const ENTRY_COLUMNS = `e.id, e.practice_code as practiceCode, e.action_slug as actionSlug, e.state, e.extent,
  e.effective_on as effectiveOn, e.planned_for as plannedFor, e.answers, e.obstacle_kind as obstacleKind, e.obstacle, e.note, e.corrects_id as correctsId, e.void,
  e.recorded_at as recordedAt, e.recorded_by as recordedBy, e.edition_slug as editionSlug, e.guidance_hash as guidanceHash`

/** An entry as ENTRY_COLUMNS brings it from the database. */
export function entryFrom(row: unknown): Entry {
  const entry = row as EntryRow
  return { ...entry, void: entry.void === 1, answers: entry.answers === null ? null : JSON.parse(entry.answers) }
}

const ownEntry = prepared((db) =>
  db.$client.prepare(`select ${ENTRY_COLUMNS} from adoption_entries e where e.id = ? and e.practice_code = ?`),
)
const correction = prepared((db) => db.$client.prepare(`select ${ENTRY_COLUMNS} from adoption_entries e where e.corrects_id = ?`))
const entriesOfPair = prepared((db) =>
  db.$client.prepare(`select ${ENTRY_COLUMNS} from adoption_entries e where e.practice_code = ? and e.action_slug = ?`),
)
const entryInForce = prepared((db) =>
  db.$client.prepare(`
    select ${ENTRY_COLUMNS} from adoption_standings s join adoption_entries e on e.id = s.entry_id
    where s.practice_code = ? and s.action_slug = ?`),
)

/** One entry of this practice. Entries of other practices are not found. */
export function entryOf(db: Db, practiceCode: string, entryId: string): Entry | undefined {
  const row = ownEntry(db).get(entryId, practiceCode)
  return row ? entryFrom(row) : undefined
}

/** The entry that corrects this one; undefined = none. */
export function correctionOf(db: Db, entryId: string): Entry | undefined {
  const row = correction(db).get(entryId)
  return row ? entryFrom(row) : undefined
}

/** All entries of a practice about one action, unordered. */
export function entriesAbout(db: Db, practiceCode: string, actionSlug: string): Entry[] {
  return entriesOfPair(db).all(practiceCode, actionSlug).map(entryFrom)
}

/** The entry in force of a practice and action. */
export function entryInForceOf(db: Db, practiceCode: string, actionSlug: string): Entry | undefined {
  const row = entryInForce(db).get(practiceCode, actionSlug)
  return row ? entryFrom(row) : undefined
}

const statementsAbout = prepared((db) =>
  db.$client
    .prepare(`
      select (select count(*) from adoption_entries where practice_code = @practiceCode and action_slug = @actionSlug)
        + (select count(*) from progress_entries where practice_code = @practiceCode and action_slug = @actionSlug)`)
    .pluck(),
)
const statementsOf = prepared((db) =>
  db.$client
    .prepare(`
      select (select count(*) from adoption_entries where practice_code = @practiceCode)
        + (select count(*) from progress_entries where practice_code = @practiceCode)`)
    .pluck(),
)

/**
 * A marker for the forms about one action: how many statements the practice had made about it, progress and corrections included.
 * The record only grows, so another number means that somebody answered meanwhile.
 */
export function recordedAbout(db: Db, practiceCode: string, actionSlug: string): string {
  return String(statementsAbout(db).get({ practiceCode, actionSlug }))
}

/** The same for the form about the practice's whole week. */
export function recordedByPractice(db: Db, practiceCode: string): string {
  return String(statementsOf(db).get({ practiceCode }))
}

const openness = prepared((db) =>
  db.$client.prepare(`
    select s.status, s.holds_from as holdsFrom,
      (select min(o.holds_from) from practice_statuses o where o.practice_code = p.code and o.status = 'open') as openedOn
    from practices p left join practice_statuses s on s.id = ${heldOn('practice_statuses', 'id', 'p.code')}
    where p.code = @code`),
)

/** Whether a practice is open on a London day by today's knowledge; undefined for a practice the register does not hold. */
export function opennessOf(db: Db, code: string, asAt: Day): Openness | undefined {
  const row = openness(db).get({ code, asAt, knownBefore: KNOWN_NOW }) as
    | { status: string | null; holdsFrom: Day; openedOn: Day | null }
    | undefined
  return (
    row && { open: row.status === 'open', openedOn: row.openedOn, closedFrom: row.status === 'closed' ? row.holdsFrom : null }
  )
}

const ownReturn = prepared((db) =>
  db.$client
    .prepare(`select recorded_at from weekly_returns r where practice_code = ? and week = ? and ${returnStands('r')}`)
    .pluck(),
)

/** When a practice made its return for a week; undefined = not made, or taken back. */
export function returnOf(db: Db, practiceCode: string, week: Week): Instant | undefined {
  return ownReturn(db).get(practiceCode, week) as Instant | undefined
}

const firstRole = prepared((db) =>
  db
    .select({ at: min(roleAssignments.startedAt) })
    .from(roleAssignments)
    .where(eq(roleAssignments.practiceCode, sql.placeholder('practiceCode')))
    .prepare(),
)

/** Whether a week ended before the practice had its first person: then there is nothing to confirm. */
export function isBeforeFirstPerson(db: Db, practiceCode: string, week: Week): boolean {
  const first = firstRole(db).get({ practiceCode })?.at
  return typeof first === 'number' && week < weekOf(dayOf(first))
}

const choicesMade = prepared((db) => db.$client.prepare('select count(*) from sharing_choices where practice_code = ?').pluck())

/** A marker for the form of the sharing choice: how many choices the practice had made. */
export function choicesMadeBy(db: Db, practiceCode: string): string {
  return String(choicesMade(db).get(practiceCode))
}

const sharing = prepared((db) =>
  db.$client
    .prepare(`
    select j.value from json_each(?) j where (
      select shares_by_name from sharing_choices c where c.practice_code = j.value order by recorded_at desc, id desc limit 1) = 1`)
    .pluck(),
)

/** Those of these practices that share by name now, in their order: one query for all. */
export const sharingOnes = (db: Db, codes: readonly string[]): string[] => sharing(db).all(JSON.stringify(codes)) as string[]

const lastChoice = prepared((db) =>
  db.$client.prepare(`
    select shares_by_name as shares, recorded_at as since from sharing_choices
    where practice_code = ? order by recorded_at desc, id desc limit 1`),
)

/** The current sharing choice, and since when; undefined = not asked yet. */
export function lastSharing(db: Db, practiceCode: string): { sharesByName: boolean; since: Instant } | undefined {
  const row = lastChoice(db).get(practiceCode) as { shares: number; since: Instant } | undefined
  return row && { sharesByName: row.shares === 1, since: row.since }
}
