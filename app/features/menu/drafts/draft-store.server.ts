import { createHash } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Db, prepared } from '#db/client.server.ts'
import { drafts } from '#db/schema/menu.ts'
import { type Draft, type DraftLine, type DraftPart, draftPart } from './draft-rules.ts'

type Row = typeof drafts.$inferSelect

const draftOfRow = ({ offers, ...row }: Row): Draft => ({ ...row, lines: offers as DraftLine[] })

const byId = prepared((db) =>
  db
    .select()
    .from(drafts)
    .where(eq(drafts.id, sql.placeholder('id')))
    .prepare(),
)
const openOf = prepared((db) =>
  db
    .select()
    .from(drafts)
    .where(and(eq(drafts.roundSlug, sql.placeholder('roundSlug')), isNull(drafts.publishedAt), isNull(drafts.discardedAt)))
    .prepare(),
)

/** A draft by its id, open or not. */
export function draftById(db: Db, id: string): Draft | undefined {
  const row = byId(db).get({ id })
  return row && draftOfRow(row)
}

/** The draft of a round that is neither published nor discarded; there is at most one. */
export function openDraftOf(db: Db, roundSlug: string): Draft | undefined {
  const row = openOf(db).get({ roundSlug })
  return row && draftOfRow(row)
}

/** A fingerprint of the current content of a part. A form carries it, and a save is refused where it has changed. */
export function seenOf(draft: Draft, part: DraftPart): string {
  return createHash('sha256')
    .update(JSON.stringify(draftPart(draft, part)))
    .digest('hex')
    .slice(0, 24)
}

export type DraftChange = Partial<
  Pick<
    Draft,
    | 'title'
    | 'summary'
    | 'sources'
    | 'lines'
    | 'version'
    | 'savedBy'
    | 'savedAt'
    | 'approvedBy'
    | 'approvedAt'
    | 'approvedVersion'
    | 'publishAt'
    | 'told'
    | 'publishedAt'
    | 'publishedAs'
    | 'discardedAt'
  >
>

export function writeDraft(tx: Db, id: string, { lines, ...change }: DraftChange): void {
  tx.update(drafts)
    .set({ ...change, ...(lines ? { offers: lines } : {}) })
    .where(eq(drafts.id, id))
    .run()
}
