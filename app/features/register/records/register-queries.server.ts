import type { Day } from '#app/platform/time.ts'
import { addDays } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { heldOn, KNOWN_NOW } from './register-history-queries.server.ts'
import {
  type DatedStatement,
  type LmcDetails,
  type LmcRecord,
  type Named,
  type PracticeDetails,
  statementOn,
} from './register-rules.ts'

const asKnownNow = (asAt: Day) => ({ asAt, knownBefore: KNOWN_NOW })
const named = (code: string | null, name: string | null): Named | null => (code === null ? null : { code, name: name ?? code })

const detailsByCode = prepared((db) =>
  db.$client.prepare(
    `select p.*, l.slug as lmcSlug, l.name as lmcName, r.code as regionCode, r.name as regionName, i.code as icbCode, i.name as icbName,
       c.code as subIcbCode, c.name as subIcbName, n.code as pcnCode, n.name as pcnName, o.clinical_system as clinicalSystem,
       z.patients, z.holds_from as countedOn, held.status, s.code as successorCode, s.name as successorName,
       (select min(f.holds_from) from practice_statuses f where f.practice_code = p.code and f.status = 'open') as firstOpen
     from practices p
     left join practice_statuses held on held.id = ${heldOn('practice_statuses', 'id', 'p.code')}
     left join practices s on s.code = held.successor_code
     left join lmcs l on l.slug = ${heldOn('practice_memberships', 'lmc_slug', 'p.code')}
     left join practice_organisations o on o.id = ${heldOn('practice_organisations', 'id', 'p.code')}
     left join sub_icb_locations c on c.code = o.sub_icb_code
     left join icbs i on i.code = c.icb_code
     left join pcns n on n.code = o.pcn_code
     left join practice_list_sizes z on z.id = ${heldOn('practice_list_sizes', 'id', 'p.code')}
     left join regions r on r.code = coalesce(${heldOn('lmc_regions', 'region_code', 'l.slug')}, i.region_code)
     where p.code = @code`,
  ),
)
const predecessorsOf = prepared((db) =>
  db.$client.prepare(
    `select distinct p.code, p.name from practice_statuses c join practices p on p.code = c.practice_code
     where c.successor_code = @code and c.id = ${heldOn('practice_statuses', 'id', 'c.practice_code')} order by p.code`,
  ),
)

type PracticeDetailsRow = Record<string, string | null> & { code: string; name: string; patients: number | null }

/**
 * A practice by ODS code as at a London day, by today's knowledge; undefined for a practice the register never held. Closed
 * practices are included.
 */
export function practiceByCode(db: Db, code: string, today: Day): PracticeDetails | undefined {
  const row = detailsByCode(db).get({ code, ...asKnownNow(today) }) as PracticeDetailsRow | undefined
  if (!row) return undefined
  return {
    code: row.code,
    name: row.name,
    address: [row.address_line_1, row.address_line_2, row.address_line_3, row.town, row.county].flatMap((line) => line || []),
    postcode: row.postcode ?? null,
    telephone: row.telephone ?? null,
    lmc: row.lmcSlug ? { slug: row.lmcSlug, name: row.lmcName ?? row.lmcSlug } : null,
    region: named(row.regionCode ?? null, row.regionName ?? null),
    icb: named(row.icbCode ?? null, row.icbName ?? null),
    subIcb: named(row.subIcbCode ?? null, row.subIcbName ?? null),
    pcn: named(row.pcnCode ?? null, row.pcnName ?? null),
    clinicalSystem: row.clinicalSystem ?? null,
    patients: row.patients === null ? null : { count: row.patients, countedOn: row.countedOn! },
    open: row.status === 'open',
    openedOn: row.firstOpen ?? null,
    closedOn: row.status === 'closed' ? closingDayOf(db, code, today) : null,
    successor: named(row.successorCode ?? null, row.successorName ?? null),
    predecessors: predecessorsOf(db).all({ code, ...asKnownNow(today) }) as Named[],
  }
}

const statusesOf = prepared((db) =>
  db.$client.prepare(
    `select id, status, holds_from as holdsFrom, recorded_at as recordedAt from practice_statuses where practice_code = ?`,
  ),
)

/** The last day on which a practice closed on `today` was open; null where it never was. */
function closingDayOf(db: Db, code: string, today: Day): Day | null {
  const statements = statusesOf(db).all(code) as (DatedStatement & { status: 'open' | 'closed' })[]
  let dayBefore = today
  for (;;) {
    const held = statementOn(statements, asKnownNow(dayBefore))
    if (held?.status !== 'closed') return held ? dayBefore : null
    dayBefore = addDays(held.holdsFrom, -1)
  }
}

const LMC_COLUMNS = `l.slug, l.name, f.name as office, r.code as regionCode, r.name as regionName, l.hex_q as hexQ, l.hex_r as hexR, l.evidence`
const FROM_LMCS = `from lmcs l left join lmc_offices f on f.slug = l.office_slug
  left join regions r on r.code = ${heldOn('lmc_regions', 'region_code', 'l.slug')}`
const everyLmc = prepared((db) => db.$client.prepare(`select ${LMC_COLUMNS} ${FROM_LMCS} order by l.name`))
const oneLmc = prepared((db) =>
  db.$client.prepare(
    `select ${LMC_COLUMNS}, l.website, l.area, l.source_url as sourceUrl, l.note ${FROM_LMCS} where l.slug = @slug`,
  ),
)

type LmcDetailsRow = Omit<LmcDetails, 'region'> & { regionCode: string | null; regionName: string | null }
type LmcRow = Omit<LmcRecord, 'region'> & LmcDetailsRow

const withRegion = <R extends LmcDetailsRow>({ regionCode, regionName, ...rest }: R) => ({
  ...rest,
  region: named(regionCode, regionName),
})

/** Every LMC, by name, with its region as at a London day by today's knowledge. */
export function allLmcs(db: Db, today: Day): LmcDetails[] {
  return (everyLmc(db).all(asKnownNow(today)) as LmcDetailsRow[]).map(withRegion)
}

/** One LMC with what is known of its area and how surely. Its region is as at `today`; without a day, as at the end of time. */
export function lmcBySlug(db: Db, slug: string, today: Day = '9999-12-31'): LmcRecord | undefined {
  const row = oneLmc(db).get({ slug, ...asKnownNow(today) }) as LmcRow | undefined
  return row && withRegion(row)
}

const openInLmc = prepared((db) =>
  db.$client.prepare(
    `select p.code, p.name, p.town,
       (select n.name from practice_organisations o join pcns n on n.code = o.pcn_code
        where o.id = ${heldOn('practice_organisations', 'id', 'p.code')}) as pcn
     from (select distinct practice_code from practice_memberships where lmc_slug = @slug) m
     join practices p on p.code = m.practice_code
     where ${heldOn('practice_memberships', 'lmc_slug', 'p.code')} = @slug and ${heldOn('practice_statuses', 'status', 'p.code')} = 'open'
     order by p.name, p.code`,
  ),
)

/** `pcn`: the name of its primary care network; null = in none. */
export type PracticeOfLmc = { code: string; name: string; town: string | null; pcn: string | null }

/** The practices of an LMC open on a London day, by name. */
export function practicesOfLmc(db: Db, lmcSlug: string, today: Day): PracticeOfLmc[] {
  return openInLmc(db).all({ slug: lmcSlug, ...asKnownNow(today) }) as PracticeOfLmc[]
}

const membershipOf = prepared((db) => db.$client.prepare(`select ${heldOn('practice_memberships', 'lmc_slug', '@code')}`).pluck())

/** Whether a practice, open or closed, belongs to an LMC on a London day by today's knowledge. */
export function isPracticeOfLmc(db: Db, practiceCode: string, lmcSlug: string, today: Day): boolean {
  return membershipOf(db).get({ code: practiceCode, ...asKnownNow(today) }) === lmcSlug
}

const placeQuery = prepared((db) =>
  db.$client.prepare(
    `select p.name, ${heldOn('practice_memberships', 'lmc_slug', 'p.code')} as lmcSlug, ${heldOn('practice_statuses', 'status', 'p.code')} as status
     from practices p where p.code = @code`,
  ),
)

/**
 * Name, LMC and openness of a practice on a London day by today's knowledge: what `practiceByCode` says of them, without the rest. Undefined for
 * one the register never held.
 */
export function placeOf(db: Db, code: string, today: Day): { name: string; lmcSlug: string | null; open: boolean } | undefined {
  const row = placeQuery(db).get({ code, ...asKnownNow(today) }) as
    | { name: string; lmcSlug: string | null; status: string | null }
    | undefined
  return row && { name: row.name, lmcSlug: row.lmcSlug, open: row.status === 'open' }
}

const statusOf = prepared((db) => db.$client.prepare(`select ${heldOn('practice_statuses', 'status', '@code')}`).pluck())

/** Whether a practice was or is open on a London day by today's knowledge; false for one the register never held. */
export function isOpenOn(db: Db, practiceCode: string, day: Day): boolean {
  return statusOf(db).get({ code: practiceCode, ...asKnownNow(day) }) === 'open'
}

const kind = prepared((db) => db.$client.prepare('select kind from register_kind').pluck())

/** Which kind of England the database holds; empty = not yet set up. */
export function registerKindOf(db: Db): 'demonstration' | 'real' | 'empty' {
  return (kind(db).get() as 'demonstration' | 'real' | undefined) ?? 'empty'
}
