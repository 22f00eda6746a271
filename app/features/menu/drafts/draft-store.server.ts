import { createHash } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { drafts } from '#db/schema/menu.ts'
import { type Draft, type DraftLine, type DraftPart, draftPart } from './draft-rules.ts'

type Row = typeof drafts.$inferSelect

const draftOfRow = ({ offers, ...row }: Row): Draft => ({ ...row, lines: offers as DraftLine[] })

/** A draft by its id, open or not. */
export function draftById(db: Db, id: string): Draft | undefined {
  const row = db.select().from(drafts).where(eq(drafts.id, id)).get()
  return row && draftOfRow(row)
}

/** The draft of a round that is neither published nor discarded; there is at most one. */
export function openDraftOf(db: Db, roundSlug: string): Draft | undefined {
  const open = and(eq(drafts.roundSlug, roundSlug), isNull(drafts.publishedAt), isNull(drafts.discardedAt))
  const row = db.select().from(drafts).where(open).get()
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
