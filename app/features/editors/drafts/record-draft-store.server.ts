import { createHash } from 'node:crypto'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import { asAdded } from '#db/as-added.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { recordDrafts } from '#db/schema/editors.ts'
import type { RecordKind } from './record-kind.ts'
import type { TwoEditorRefusal } from './two-editor-rules.ts'

export type RecordDraft = typeof recordDrafts.$inferSelect
export type RecordRefusal = TwoEditorRefusal | 'one-open' | 'no-record'
export type RecordOutcome = { ok: true; draft: RecordDraft } | { ok: false; reason: RecordRefusal }

const unfinished = and(isNull(recordDrafts.publishedAt), isNull(recordDrafts.discardedAt))

const byId = prepared((db) =>
  db
    .select()
    .from(recordDrafts)
    .where(eq(recordDrafts.id, sql.placeholder('id')))
    .prepare(),
)
const openOf = prepared((db) =>
  db
    .select()
    .from(recordDrafts)
    .where(and(eq(recordDrafts.kind, sql.placeholder('kind')), eq(recordDrafts.subject, sql.placeholder('subject')), unfinished))
    .prepare(),
)
const everyOpen = prepared((db) =>
  db.select().from(recordDrafts).where(unfinished).orderBy(desc(recordDrafts.savedAt), desc(asAdded)).prepare(),
)

/** A draft by its id, open or not. */
export const recordDraftById = (db: Db, id: string): RecordDraft | undefined => byId(db).get({ id })

/** The draft of a record that is neither published nor discarded; there is at most one. */
export const openDraftOfRecord = (db: Db, kind: string, subject: string): RecordDraft | undefined =>
  openOf(db).get({ kind, subject })

/** Every open draft, the latest saved first. */
export const openRecordDrafts = (db: Db): RecordDraft[] => everyOpen(db).all()

export function writeRecordDraft(tx: Db, id: string, change: Partial<RecordDraft>): RecordDraft {
  tx.update(recordDrafts).set(change).where(eq(recordDrafts.id, id)).run()
  return recordDraftById(tx, id)!
}

/** What a draft is to be the next version of: the latest version of its record, or where that has none the words of its content file. */
export type Stands = Pick<RecordDraft, 'begunFrom' | 'begunFromFile'>

export function standsNow<T>(db: Db, { kind, shipped }: Pick<RecordKind<T>, 'kind' | 'shipped'>, subject: string | null): Stands {
  const begunFrom = subject === null ? null : (versionsOf(db, kind, subject)[0]?.version ?? null)
  const file = subject === null || begunFrom !== null ? undefined : shipped?.(db, subject)
  return { begunFrom, begunFromFile: file === undefined ? null : fingerprint(file) }
}

/** The same in one word, for a form to carry. */
export const standsWord = ({ begunFrom, begunFromFile }: Stands): string =>
  begunFrom === null ? (begunFromFile ?? '') : String(begunFrom)

/** True where what a draft is to be the next version of has other words since the draft was begun: by a content file that was corrected. */
export const isMoved = <T>(db: Db, kind: Pick<RecordKind<T>, 'kind' | 'shipped'>, draft: RecordDraft): boolean =>
  standsWord(standsNow(db, kind, draft.subject)) !== standsWord(draft)

const fingerprint = (of: unknown) => createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 24)

/** A fingerprint of the fields as saved. The form carries it, and a save is refused where they have changed. */
export const seenOfRecord = (values: FormValues): string => fingerprint(values)
