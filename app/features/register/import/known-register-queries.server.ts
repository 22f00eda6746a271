import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { KnownPractice, KnownRegister } from './register-import-rules.ts'

const PRACTICES = `select code, name, address_line_1 as addressLine1, address_line_2 as addressLine2, address_line_3 as addressLine3,
  town, county, postcode, telephone from practices`
const LMCS = `select slug, name, office_slug as officeSlug, website, area, evidence, source_url as sourceUrl, note, hex_q as hexQ, hex_r as hexR from lmcs`
const DATED = {
  statuses: 'select status, successor_code as successorCode, practice_code as practiceCode',
  memberships: 'select lmc_slug as lmcSlug, practice_code as practiceCode',
  organisations: `select sub_icb_code as subIcbCode, pcn_code as pcnCode, clinical_system as clinicalSystem, practice_code as practiceCode`,
  listSizes: 'select patients, practice_code as practiceCode',
}
const TABLES = {
  statuses: 'practice_statuses',
  memberships: 'practice_memberships',
  organisations: 'practice_organisations',
  listSizes: 'practice_list_sizes',
}
const AGREED =
  'select practice_code as practiceCode, kind, statement_id as statementId from register_requests where is_confirmed = 1'
type AgreedRow = { practiceCode: string; kind: 'not-ours' | 'took-over'; statementId: number }
const DATES = 'id, holds_from as holdsFrom, recorded_at as recordedAt'

/** Reads the whole register with every statement (some tens of thousands of rows), to compare an import with. */
export function knownRegister(db: Db): KnownRegister {
  const all = <R>(query: string) => db.$client.prepare(query).all() as R[]
  const keyed = <K extends string, R extends Record<K, string>>(key: K, query: string) =>
    new Map(all<R>(query).map((row) => [row[key], row]))
  const practices = new Map<string, KnownPractice>()
  const confirmed = Map.groupBy(all<AgreedRow>(AGREED), ({ practiceCode }) => practiceCode)
  const idsOf = (code: string, kind: AgreedRow['kind']) =>
    new Set(confirmed.get(code)?.flatMap((one) => (one.kind === kind ? one.statementId : [])))
  const agreed = (code: string) => ({ memberships: idsOf(code, 'not-ours'), statuses: idsOf(code, 'took-over') })
  for (const row of all<KnownPractice['row']>(PRACTICES)) {
    practices.set(row.code, { row, statuses: [], memberships: [], organisations: [], listSizes: [], agreed: agreed(row.code) })
  }
  for (const kind of Object.keys(DATED) as (keyof typeof DATED)[]) {
    for (const statement of all<never>(`${DATED[kind]}, ${DATES} from ${TABLES[kind]}`)) {
      const { practiceCode } = statement as { practiceCode: string }
      practices.get(practiceCode)![kind].push(statement)
    }
  }
  const lmcRegions: KnownRegister['lmcRegions'] = new Map()
  for (const statement of all<never>(`select lmc_slug as lmcSlug, region_code as regionCode, ${DATES} from lmc_regions`)) {
    const { lmcSlug } = statement as { lmcSlug: string }
    lmcRegions.set(lmcSlug, [...(lmcRegions.get(lmcSlug) ?? []), statement])
  }
  return {
    practices,
    regions: keyed('code', 'select code, name, ons_code as onsCode from regions'),
    icbs: keyed('code', 'select code, name, ons_code as onsCode, region_code as regionCode from icbs'),
    subIcbLocations: keyed('code', 'select code, name, ons_code as onsCode, icb_code as icbCode from sub_icb_locations'),
    pcns: keyed('code', 'select code, name from pcns'),
    lmcOffices: keyed('slug', 'select slug, name from lmc_offices'),
    lmcs: keyed('slug', LMCS),
    lmcRegions,
    lastMapDay: latestDay(db, 'mapDay'),
    detailsDay: latestDay(db, 'detailsDay'),
  }
}

/** The counts of an import hold the day of its map as a number, 20260801. */
export const dayAsNumber = (day: Day) => Number(day.replaceAll('-', ''))

function latestDay(db: Db, count: 'mapDay' | 'detailsDay'): Day | null {
  const latest = db.$client.prepare('select max(json_extract(counts, ?)) from register_imports').pluck().get(`$.${count}`)
  return typeof latest === 'number' ? String(latest).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') : null
}
