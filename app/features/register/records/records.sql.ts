import { prepared } from '#db/client.server.ts'
import type { PracticeOfLmc } from './register-queries.server.ts'
import type { DatedStatement, LmcDetails, LmcRecord, Named } from './register-rules.ts'

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

/** Open practices and their LMC: the query of `practicesAsAt`, exported so that its plan can be checked. */
export const OPEN_PRACTICES = `select p.code, ${heldOn('practice_memberships', 'lmc_slug', 'p.code')}
  from practices p where ${heldOn('practice_statuses', 'status', 'p.code')} = 'open' order by p.code`

export const openPractices = prepared((db) =>
  db.$client.prepare<unknown[], [code: string, lmcSlug: string | null]>(OPEN_PRACTICES).raw(),
)

export const openAmong = prepared((db) =>
  db.$client
    .prepare<unknown[], [code: string, lmcSlug: string | null]>(
      OPEN_PRACTICES.replace(
        'from practices p where',
        'from json_each(@codes) asked join practices p on p.code = asked.value where',
      ),
    )
    .raw(),
)

export const regionOfLmcs = prepared((db) =>
  db.$client
    .prepare<unknown[], [string, string | null]>(`select l.slug, ${heldOn('lmc_regions', 'region_code', 'l.slug')} from lmcs l`)
    .raw(),
)

export const membershipsBefore = prepared((db) =>
  db.$client
    .prepare<unknown[], [string, string | null]>(`select practice_code, lmc_slug from practice_memberships
       where holds_from < @day and holds_from <= @asAt and recorded_at < @instant and recorded_at < @knownBefore
       order by practice_code, holds_from, recorded_at, id`)
    .raw(),
)

export const firstMemberships = prepared((db) =>
  db.$client
    .prepare<unknown[], [string, string | null]>(`select practice_code, lmc_slug from practice_memberships
       where holds_from <= @asAt and recorded_at < @knownBefore
       order by recorded_at desc, holds_from desc, id desc`)
    .raw(),
)

export const detailsOfOpen = prepared((db) =>
  db.$client
    .prepare<
      unknown[],
      [string, string | null, string | null, string | null, number | null]
    >(`select q.code, c.icb_code, o.pcn_code, o.clinical_system, q.patients
       from (select p.code, ${heldOn('practice_organisations', 'id', 'p.code')} as organisation,
           (select l.patients from practice_list_sizes l where l.id = ${heldOn('practice_list_sizes', 'id', 'p.code')}) as patients
         from practices p where ${heldOn('practice_statuses', 'status', 'p.code')} = 'open' order by p.code limit -1) q
       left join practice_organisations o on o.id = q.organisation
       left join sub_icb_locations c on c.code = o.sub_icb_code`)
    .raw(),
)

export const statedBetween = prepared((db) =>
  db.$client
    .prepare<
      unknown[],
      string
    >(`select practice_code from practice_statuses where recorded_at >= @since and recorded_at < @before and holds_from <= @asAt
       union select practice_code from practice_memberships where recorded_at >= @since and recorded_at < @before and holds_from <= @asAt
       union select m.practice_code from lmc_regions r join practice_memberships m on m.lmc_slug = r.lmc_slug
         where r.recorded_at >= @since and r.recorded_at < @before and r.holds_from <= @asAt`)
    .pluck(),
)

type PracticeDetailsRow = Record<string, string | null> & { code: string; name: string; patients: number | null }

export const detailsByCode = prepared((db) =>
  db.$client.prepare<
    unknown[],
    PracticeDetailsRow
  >(`select p.*, l.slug as lmcSlug, l.name as lmcName, r.code as regionCode, r.name as regionName, i.code as icbCode, i.name as icbName,
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
     where p.code = @code`),
)

export const predecessorsOf = prepared((db) =>
  db.$client.prepare<
    unknown[],
    Named
  >(`select distinct p.code, p.name from practice_statuses c join practices p on p.code = c.practice_code
     where c.successor_code = @code and c.id = ${heldOn('practice_statuses', 'id', 'c.practice_code')} order by p.code`),
)

export const statusesOf = prepared((db) =>
  db.$client.prepare<unknown[], DatedStatement & { status: 'open' | 'closed' }>(
    `select id, status, holds_from as holdsFrom, recorded_at as recordedAt from practice_statuses where practice_code = ?`,
  ),
)

const LMC_COLUMNS = `l.slug, l.name, f.name as office, r.code as regionCode, r.name as regionName, l.hex_q as hexQ, l.hex_r as hexR, l.evidence`

const FROM_LMCS = `from lmcs l left join lmc_offices f on f.slug = l.office_slug
  left join regions r on r.code = ${heldOn('lmc_regions', 'region_code', 'l.slug')}`

export type LmcDetailsRow = Omit<LmcDetails, 'region'> & { regionCode: string | null; regionName: string | null }

export const everyLmc = prepared((db) =>
  db.$client.prepare<unknown[], LmcDetailsRow>(`select ${LMC_COLUMNS} ${FROM_LMCS} order by l.name`),
)

type LmcRow = Omit<LmcRecord, 'region'> & LmcDetailsRow

export const oneLmc = prepared((db) =>
  db.$client.prepare<unknown[], LmcRow>(
    `select ${LMC_COLUMNS}, l.website, l.area, l.source_url as sourceUrl, l.note ${FROM_LMCS} where l.slug = @slug`,
  ),
)

export const openInLmc = prepared((db) =>
  db.$client.prepare<unknown[], PracticeOfLmc>(`select p.code, p.name, p.town,
       (select n.name from practice_organisations o join pcns n on n.code = o.pcn_code
        where o.id = ${heldOn('practice_organisations', 'id', 'p.code')}) as pcn
     from (select distinct practice_code from practice_memberships where lmc_slug = @slug) m
     join practices p on p.code = m.practice_code
     where ${heldOn('practice_memberships', 'lmc_slug', 'p.code')} = @slug and ${heldOn('practice_statuses', 'status', 'p.code')} = 'open'
     order by p.name, p.code`),
)

export const membershipOf = prepared((db) =>
  db.$client.prepare<unknown[], string | null>(`select ${heldOn('practice_memberships', 'lmc_slug', '@code')}`).pluck(),
)

export const statusOf = prepared((db) =>
  db.$client.prepare<unknown[], 'open' | 'closed' | null>(`select ${heldOn('practice_statuses', 'status', '@code')}`).pluck(),
)

export const kind = prepared((db) =>
  db.$client.prepare<unknown[], 'demonstration' | 'real'>('select kind from register_kind').pluck(),
)

export const placeByCode = prepared((db) =>
  db.$client.prepare<unknown[], { name: string; lmcSlug: string | null; status: string | null }>(
    `select p.name, ${heldOn('practice_memberships', 'lmc_slug', 'p.code')} as lmcSlug, ${heldOn('practice_statuses', 'status', 'p.code')} as status
     from practices p where p.code = @code`,
  ),
)

export const version = prepared((db) =>
  db.$client.prepare<unknown[], number>('select version from register_versions where only = 1').pluck(),
)
