import { sql } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import {
  type icbs,
  type lmcOffices,
  type lmcRegions,
  type lmcs,
  type pcns,
  type practiceListSizes,
  type practiceMemberships,
  type practiceOrganisations,
  type practiceStatuses,
  type practices,
  type regions,
  registerImports,
  registerKind,
  type subIcbLocations,
} from '#db/schema/register.ts'
import { inserts, KINDS } from './add-to-register.sql.ts'

/** Current facts (names, addresses): a new row replaces the one with the same code. */
type Current = {
  regions: typeof regions.$inferSelect
  icbs: typeof icbs.$inferSelect
  subIcbLocations: typeof subIcbLocations.$inferSelect
  pcns: typeof pcns.$inferSelect
  lmcOffices: typeof lmcOffices.$inferSelect
  lmcs: typeof lmcs.$inferSelect
  practices: typeof practices.$inferSelect
}

type Statement<Row> = Omit<Row, 'id' | 'recordedAt'>
/** Dated statements: always added, never changed. `holdsFrom` is a London day. */
type Dated = {
  lmcRegions: Statement<typeof lmcRegions.$inferSelect>
  /** `closed` holds from the day after the closing day: on its closing day a practice is still open. */
  statuses: Statement<typeof practiceStatuses.$inferSelect>
  memberships: Statement<typeof practiceMemberships.$inferSelect>
  organisations: Statement<typeof practiceOrganisations.$inferSelect>
  listSizes: Statement<typeof practiceListSizes.$inferSelect>
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
