import { and, asc, desc, eq, lt, sql } from 'drizzle-orm'
import { KNOWN_NOW } from '#app/features/register/records/register-history-queries.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { recordVersions } from '#db/schema/editors.ts'

type Row = typeof recordVersions.$inferSelect
/** A version of a record of one kind. */
export type Version<T> = Omit<Row, 'fields'> & { fields: T }

const versionsOfKind = prepared((db) =>
  db
    .select()
    .from(recordVersions)
    .where(and(eq(recordVersions.kind, sql.placeholder('kind')), lt(recordVersions.recordedAt, sql.placeholder('knownBefore'))))
    .orderBy(asc(recordVersions.slug), desc(recordVersions.version))
    .prepare(),
)
const versionsOfRecord = prepared((db) =>
  db
    .select()
    .from(recordVersions)
    .where(and(eq(recordVersions.kind, sql.placeholder('kind')), eq(recordVersions.slug, sql.placeholder('slug'))))
    .orderBy(desc(recordVersions.version))
    .prepare(),
)

/** The one place where stored fields become what their kind says they are: they came in by its `check`. */
const asKind = <T>(row: Row): Version<T> => row as Version<T>

/** The latest version of every record of a kind, as known before an instant. `withdrawn`: those taken back too. */
export function latestVersions<T>(
  db: Db,
  { kind }: { kind: string; fields?: unknown },
  { knownBefore = KNOWN_NOW, withdrawn = false }: { knownBefore?: Instant; withdrawn?: boolean } = {},
): Version<T>[] {
  const latest = versionsOfKind(db)
    .all({ kind, knownBefore })
    .filter((row, index, rows) => rows[index - 1]?.slug !== row.slug)
  return latest.filter((row) => withdrawn || !row.withdrawn).map((row) => asKind<T>(row))
}

/** Every version of one record, the latest first. */
export function versionsOf<T>(db: Db, kind: string, slug: string): Version<T>[] {
  return versionsOfRecord(db)
    .all({ kind, slug })
    .map((row) => asKind<T>(row))
}

export type Correction = { version: number; on: Day; reason: string }

/** What the versions of a record after the first changed, the latest first: the reasons that readers see. */
export function correctionsOf(db: Db, kind: string, slug: string): Correction[] {
  return versionsOf(db, kind, slug).flatMap(({ version, recordedAt, reason }) =>
    reason === null ? [] : [{ version, on: dayOf(recordedAt), reason }],
  )
}

/** True once an editor has made a version of the record: its content file changes it no more. */
export const isOfDesk = (db: Db, kind: string, slug: string): boolean =>
  versionsOf(db, kind, slug).some(({ contentHash }) => contentHash === null)
