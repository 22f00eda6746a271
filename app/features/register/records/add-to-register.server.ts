import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import type { Evidence } from './register-rules.ts'

/** Current facts (names, addresses): a new row replaces the one with the same code. */
type Current = {
  regions: { code: string; name: string; onsCode: string | null }
  icbs: { code: string; name: string; onsCode: string | null; regionCode: string }
  subIcbLocations: { code: string; name: string; onsCode: string | null; icbCode: string }
  pcns: { code: string; name: string }
  lmcOffices: { slug: string; name: string }
  lmcs: {
    slug: string
    name: string
    officeSlug: string | null
    website: string | null
    area: string | null
    evidence: Evidence | null
    sourceUrl: string | null
    note: string | null
    hexQ: number | null
    hexR: number | null
  }
  practices: {
    code: string
    name: string
    addressLine1: string | null
    addressLine2: string | null
    addressLine3: string | null
    town: string | null
    county: string | null
    postcode: string | null
    telephone: string | null
  }
}

/** Dated statements: always added, never changed. `holdsFrom` is a London day. */
type Dated = {
  lmcRegions: { lmcSlug: string; regionCode: string; holdsFrom: Day }
  /** `closed` holds from the day after the closing day: on its closing day a practice is still open. */
  statuses: { practiceCode: string; status: 'open' | 'closed'; holdsFrom: Day; successorCode: string | null }
  memberships: { practiceCode: string; lmcSlug: string | null; holdsFrom: Day }
  organisations: { practiceCode: string; subIcbCode: string; pcnCode: string | null; clinicalSystem: string; holdsFrom: Day }
  listSizes: { practiceCode: string; patients: number; holdsFrom: Day }
}

export type RegisterFacts = { [K in keyof Current]?: Current[K][] } & { [K in keyof Dated]?: Dated[K][] }
export type RegisterRow<K extends keyof Current | keyof Dated> = (Current & Dated)[K]

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
const KINDS = Object.keys(TABLES) as (keyof RegisterFacts)[]

/** The append-only tables written here: the writer of a batch accounts for its rows in the event (`markRows`, `rowsSince`). */
export const REGISTER_TABLES = [
  'lmc_regions',
  'practice_statuses',
  'practice_memberships',
  'practice_organisations',
  'practice_list_sizes',
  'register_kind',
  'register_imports',
] as const

function insertInto({ table, key, columns }: Table): string {
  const fields = Object.keys(columns).map((field) => `@${field}`)
  const names = Object.values(columns)
  if (!key) return `insert into ${table} (${names.join(', ')}, recorded_at) values (${fields.join(', ')}, @recordedAt)`
  const others = names.filter((name) => name !== key).map((name) => `${name} = excluded.${name}`)
  return `insert into ${table} (${names.join(', ')}) values (${fields.join(', ')}) on conflict (${key}) do update set ${others.join(', ')}`
}

const inserts = prepared((db) => new Map(KINDS.map((kind) => [kind, db.$client.prepare(insertInto(TABLES[kind]))])))

/**
 * The only place that writes rows of the register, all in one transaction, for the importer and the demonstration alike. Names,
 * addresses and the list of LMCs replace the row with the same code; dated statements are added as recorded at `recordedAt`. A
 * row that refers to nothing (an unknown LMC, a successor without a practice) throws, and nothing is written. `progress` receives
 * how many of how many rows are written.
 */
export function addToRegister(
  db: Db,
  facts: RegisterFacts,
  recordedAt: Instant,
  progress: (written: number, of: number) => void = () => {},
): void {
  const of = KINDS.reduce((sum, kind) => sum + (facts[kind]?.length ?? 0), 0)
  let written = 0
  inTransaction(db, (tx) => {
    for (const kind of KINDS) {
      const insert = inserts(tx).get(kind)!
      for (const row of facts[kind] ?? []) {
        insert.run({ ...row, recordedAt })
        if (++written % 5000 === 0 || written === of) progress(written, of)
      }
    }
  })
}

const insertKind = prepared((db) =>
  db.$client.prepare('insert into register_kind (only, kind, detail, recorded_at) values (1, ?, ?, ?)'),
)

/** Marks once and for good which kind of England the database holds. A second mark throws. */
export function markRegister(
  db: Db,
  kind: 'demonstration' | 'real',
  detail: Record<string, string | number>,
  recordedAt: Instant,
): void {
  insertKind(db).run(kind, JSON.stringify(detail), recordedAt)
}

const insertImport = prepared((db) =>
  db.$client.prepare('insert into register_imports (files, counts, recorded_at) values (?, ?, ?)'),
)

/** Records that an import was applied: its files by name and SHA-256 (hex), and the printed counts. */
export function noteImport(
  db: Db,
  files: { kind: string; name: string; sha256: string }[],
  counts: Record<string, number>,
  recordedAt: Instant,
): void {
  insertImport(db).run(JSON.stringify(files), JSON.stringify(counts), recordedAt)
}
