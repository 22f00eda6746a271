import { sql } from 'drizzle-orm'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { registerImports, registerKind } from '#db/schema/register.ts'
import { inserts, KINDS } from './add-to-register.sql.ts'
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
  db
    .insert(registerKind)
    .values({
      only: 1,
      kind: sql.placeholder('kind'),
      detail: sql.placeholder('detail'),
      recordedAt: sql.placeholder('recordedAt'),
    })
    .prepare(),
)

/** Marks once and for good which kind of England the database holds. A second mark throws. */
export function markRegister(
  db: Db,
  kind: 'demonstration' | 'real',
  detail: Record<string, string | number>,
  recordedAt: Instant,
): void {
  insertKind(db).run({ kind, detail, recordedAt })
}

const insertImport = prepared((db) =>
  db
    .insert(registerImports)
    .values({ files: sql.placeholder('files'), counts: sql.placeholder('counts'), recordedAt: sql.placeholder('recordedAt') })
    .prepare(),
)

/** Records that an import was applied: its files by name and SHA-256 (hex), and the printed counts. */
export function noteImport(
  db: Db,
  files: { kind: string; name: string; sha256: string }[],
  counts: Record<string, number>,
  recordedAt: Instant,
): void {
  insertImport(db).run({ files, counts, recordedAt })
}
