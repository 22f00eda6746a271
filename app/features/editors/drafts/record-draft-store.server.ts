import { createHash } from 'node:crypto'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import type { Db } from '#db/client.server.ts'
import { recordDrafts } from '#db/schema/editors.ts'
import type { TwoEditorRefusal } from './two-editor-rules.ts'

export type RecordDraft = typeof recordDrafts.$inferSelect
export type RecordRefusal = TwoEditorRefusal | 'one-open' | 'no-record'
export type RecordOutcome = { ok: true; draft: RecordDraft } | { ok: false; reason: RecordRefusal }

const unfinished = and(isNull(recordDrafts.publishedAt), isNull(recordDrafts.discardedAt))

/** A draft by its id, open or not. */
export const recordDraftById = (db: Db, id: string): RecordDraft | undefined =>
  db.select().from(recordDrafts).where(eq(recordDrafts.id, id)).get()

/** The draft of a record that is neither published nor discarded; there is at most one. */
export const openDraftOfRecord = (db: Db, kind: string, subject: string): RecordDraft | undefined =>
  db
    .select()
    .from(recordDrafts)
    .where(and(eq(recordDrafts.kind, kind), eq(recordDrafts.subject, subject), unfinished))
    .get()

/** Every open draft, the latest saved first. */
export const openRecordDrafts = (db: Db): RecordDraft[] =>
  db.select().from(recordDrafts).where(unfinished).orderBy(desc(recordDrafts.savedAt)).all()

export function writeRecordDraft(tx: Db, id: string, change: Partial<RecordDraft>): RecordDraft {
  tx.update(recordDrafts).set(change).where(eq(recordDrafts.id, id)).run()
  return recordDraftById(tx, id)!
}

/** The latest version of the record that a draft is to be the next of; null for a new one. */
export const latestOf = (db: Db, { kind, subject }: RecordDraft): number | null =>
  subject === null ? null : (versionsOf(db, kind, subject)[0]?.version ?? null)

/** True where the record has another version since the draft was begun: by a content file that was corrected. */
export const isMoved = (db: Db, draft: RecordDraft): boolean => latestOf(db, draft) !== draft.begunFrom

/** A fingerprint of the fields as saved. The form carries it, and a save is refused where they have changed. */
export const seenOfRecord = (values: FormValues): string =>
  createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 24)
