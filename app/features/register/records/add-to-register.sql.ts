import { prepared } from '#db/client.server.ts'
import type { RegisterFacts } from './add-to-register.server.ts'

type Table = { table: string; key?: string; columns: Record<string, string> }
const NAMED = { code: 'code', name: 'name' }

/** In the order of their references. */
const TABLES: Record<keyof RegisterFacts, Table> = {
  regions: { table: 'regions', key: 'code', columns: { ...NAMED, onsCode: 'ons_code' } },
  icbs: { table: 'icbs', key: 'code', columns: { ...NAMED, onsCode: 'ons_code', regionCode: 'region_code' } },
  subIcbLocations: { table: 'sub_icb_locations', key: 'code', columns: { ...NAMED, onsCode: 'ons_code', icbCode: 'icb_code' } },
  pcns: { table: 'pcns', key: 'code', columns: NAMED },
  lmcOffices: { table: 'lmc_offices', key: 'slug', columns: { slug: 'slug', name: 'name' } },
  lmcs: {
    table: 'lmcs',
    key: 'slug',
    columns: {
      slug: 'slug',
      name: 'name',
      officeSlug: 'office_slug',
      website: 'website',
      area: 'area',
      evidence: 'evidence',
      sourceUrl: 'source_url',
      note: 'note',
      hexQ: 'hex_q',
      hexR: 'hex_r',
    },
  },
  practices: {
    table: 'practices',
    key: 'code',
    columns: {
      ...NAMED,
      addressLine1: 'address_line_1',
      addressLine2: 'address_line_2',
      addressLine3: 'address_line_3',
      town: 'town',
      county: 'county',
      postcode: 'postcode',
      telephone: 'telephone',
    },
  },
  lmcRegions: {
    table: 'lmc_regions',
    columns: { lmcSlug: 'lmc_slug', regionCode: 'region_code', holdsFrom: 'holds_from' },
  },
  statuses: {
    table: 'practice_statuses',
    columns: { practiceCode: 'practice_code', status: 'status', holdsFrom: 'holds_from', successorCode: 'successor_code' },
  },
  memberships: {
    table: 'practice_memberships',
    columns: { practiceCode: 'practice_code', lmcSlug: 'lmc_slug', holdsFrom: 'holds_from' },
  },
  organisations: {
    table: 'practice_organisations',
    columns: {
      practiceCode: 'practice_code',
      subIcbCode: 'sub_icb_code',
      pcnCode: 'pcn_code',
      clinicalSystem: 'clinical_system',
      holdsFrom: 'holds_from',
    },
  },
  listSizes: {
    table: 'practice_list_sizes',
    columns: { practiceCode: 'practice_code', patients: 'patients', holdsFrom: 'holds_from' },
  },
}
export const KINDS = Object.keys(TABLES) as (keyof RegisterFacts)[]

function insertInto({ table, key, columns }: Table): string {
  const fields = Object.keys(columns).map((field) => `@${field}`)
  const names = Object.values(columns)
  if (!key) return `insert into ${table} (${names.join(', ')}, recorded_at) values (${fields.join(', ')}, @recordedAt)`
  const others = names.filter((name) => name !== key).map((name) => `${name} = excluded.${name}`)
  return `insert into ${table} (${names.join(', ')}) values (${fields.join(', ')}) on conflict (${key}) do update set ${others.join(', ')}`
}

export const inserts = prepared((db) => new Map(KINDS.map((kind) => [kind, db.$client.prepare(insertInto(TABLES[kind]))])))
