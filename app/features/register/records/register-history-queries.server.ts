import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

type DatedColumn = {
  practice_statuses: 'id' | 'status'
  practice_memberships: 'id' | 'lmc_slug'
  practice_organisations: 'id' | 'sub_icb_code' | 'pcn_code' | 'clinical_system'
  practice_list_sizes: 'id' | 'patients'
  lmc_regions: 'region_code'
}

/**
 * The value as at `@asAt`, as known before `@knownBefore`, as a scalar SQL expression: the definition of `statementOn`
 * (register-rules.ts) for any dated table of the register. `of`: SQL for the practice (or LMC). It walks the table's index
 * backwards and stops at the first statement that fits.
 */
export function heldOn<T extends keyof DatedColumn>(table: T, column: DatedColumn[T], of: string): string {
  const subject = table === 'lmc_regions' ? 'lmc_slug' : 'practice_code'
  return `(select s.${column} from ${table} s where s.${subject} = ${of} and s.holds_from <= @asAt and s.recorded_at < @knownBefore
    order by s.holds_from desc, s.recorded_at desc, s.id desc limit 1)`
}

/** Later than every instant: "as known now". */
export const KNOWN_NOW: Instant = Number.MAX_SAFE_INTEGER

export type PracticeAsAt = { practiceCode: string; lmcSlug: string | null; regionCode: string | null }

/** Open practices and their LMC: the query of `practicesAsAt`, exported so that its plan can be checked. */
export const OPEN_PRACTICES = `select p.code, ${heldOn('practice_memberships', 'lmc_slug', 'p.code')}
  from practices p where ${heldOn('practice_statuses', 'status', 'p.code')} = 'open' order by p.code`
const openPractices = prepared((db) => db.$client.prepare(OPEN_PRACTICES).raw())
const openAmong = prepared((db) =>
  db.$client
    .prepare(
      OPEN_PRACTICES.replace(
        'from practices p where',
        'from json_each(@codes) asked join practices p on p.code = asked.value where',
      ),
    )
    .raw(),
)
const regionOfLmcs = prepared((db) =>
  db.$client.prepare(`select l.slug, ${heldOn('lmc_regions', 'region_code', 'l.slug')} from lmcs l`).raw(),
)

/**
 * The practices open on a London day, as known before an instant, by code: with the LMC each belongs to on that day (null = none)
 * and the region of that LMC on that day (null = no LMC, or none stated). `among`: only these.
 */
export function practicesAsAt(db: Db, when: { asAt: Day; knownBefore: Instant }, among?: readonly string[]): PracticeAsAt[] {
  const regions = new Map(regionOfLmcs(db).all(when) as [string, string | null][])
  const rows = (among ? openAmong(db).all({ ...when, codes: JSON.stringify(among) }) : openPractices(db).all(when)) as [
    string,
    string | null,
  ][]
  return rows.map(([practiceCode, lmcSlug]) => ({
    practiceCode,
    lmcSlug,
    regionCode: lmcSlug === null ? null : (regions.get(lmcSlug) ?? null),
  }))
}

const membershipsBefore = prepared((db) =>
  db.$client
    .prepare(
      `select practice_code, lmc_slug from practice_memberships
       where holds_from < @day and holds_from <= @asAt and recorded_at < @instant and recorded_at < @knownBefore
       order by practice_code, holds_from, recorded_at, id`,
    )
    .raw(),
)
const firstMemberships = prepared((db) =>
  db.$client
    .prepare(
      `select practice_code, lmc_slug from practice_memberships
       where holds_from <= @asAt and recorded_at < @knownBefore
       order by recorded_at desc, holds_from desc, id desc`,
    )
    .raw(),
)

/**
 * The LMC of each practice for LMC cells (decision 30): the membership known before `changesBefore.instant` that holds
 * before `changesBefore.day`, so that a move waits for the next quarter together with that quarter's others. A practice without
 * one by then counts in its first LMC: its earliest statement known before `knownBefore` that holds on `asAt`. A practice without
 * any statement is not in the map. Ignores openness.
 */
export function membershipsForCells(
  db: Db,
  when: { asAt: Day; knownBefore: Instant; changesBefore: { day: Day; instant: Instant } },
): Map<string, string | null> {
  const { asAt, knownBefore, changesBefore } = when
  const bounds = { asAt, knownBefore }
  // Both lists end with the statement that counts, so the last one set remains.
  const first = firstMemberships(db).all(bounds) as [string, string | null][]
  const before = membershipsBefore(db).all({ ...bounds, ...changesBefore }) as [string, string | null][]
  return new Map([...first, ...before])
}

export type PracticeDetailsAsAt = {
  practiceCode: string
  icbCode: string | null
  pcnCode: string | null
  clinicalSystem: string | null
  patients: number | null
}

const detailsOfOpen = prepared((db) =>
  db.$client
    .prepare(
      `select q.code, c.icb_code, o.pcn_code, o.clinical_system, q.patients
       from (select p.code, ${heldOn('practice_organisations', 'id', 'p.code')} as organisation,
           (select l.patients from practice_list_sizes l where l.id = ${heldOn('practice_list_sizes', 'id', 'p.code')}) as patients
         from practices p where ${heldOn('practice_statuses', 'status', 'p.code')} = 'open' order by p.code limit -1) q
       left join practice_organisations o on o.id = q.organisation
       left join sub_icb_locations c on c.code = o.sub_icb_code`,
    )
    .raw(),
)

/** The ICB, PCN, clinical system and list size of each practice open on a London day, as known before an instant, by code. */
export function practiceDetailsAsAt(db: Db, when: { asAt: Day; knownBefore: Instant }): PracticeDetailsAsAt[] {
  const rows = detailsOfOpen(db).all(when) as [string, string | null, string | null, string | null, number | null][]
  return rows.map(([practiceCode, icbCode, pcnCode, clinicalSystem, patients]) => ({
    practiceCode,
    icbCode,
    pcnCode,
    clinicalSystem,
    patients,
  }))
}

const statedBetween = prepared((db) =>
  db.$client
    .prepare(
      `select practice_code from practice_statuses where recorded_at >= @since and recorded_at < @before and holds_from <= @asAt
       union select practice_code from practice_memberships where recorded_at >= @since and recorded_at < @before and holds_from <= @asAt
       union select m.practice_code from lmc_regions r join practice_memberships m on m.lmc_slug = r.lmc_slug
         where r.recorded_at >= @since and r.recorded_at < @before and r.holds_from <= @asAt`,
    )
    .pluck(),
)

/** The practices about whose opening, LMC or region something that holds by a day was recorded between two instants. */
export function practicesStatedLate(db: Db, when: { asAt: Day; since: Instant; before: Instant }): string[] {
  return statedBetween(db).all(when) as string[]
}
