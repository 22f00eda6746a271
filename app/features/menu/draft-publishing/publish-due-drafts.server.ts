import { and, asc, isNull, lte, sql } from 'drizzle-orm'
import type { Draft } from '#app/features/menu/drafts/draft-rules.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { asAdded } from '#db/as-added.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { drafts } from '#db/schema/menu.ts'
import { type DeskOutcome, type DeskRules, onDraft, refused } from './on-draft.server.ts'
import { publishOpenDraft } from './publish-draft.server.ts'

const dueBy = prepared((db) =>
  db
    .select({ id: drafts.id, version: drafts.version })
    .from(drafts)
    .where(and(lte(drafts.publishAt, sql.placeholder('now')), isNull(drafts.publishedAt), isNull(drafts.discardedAt)))
    .orderBy(asc(drafts.publishAt), asc(asAdded))
    .prepare(),
)

/**
 * Publishes the drafts whose set time has come. Safe in several processes at once: each draft is checked again inside its
 * transaction.
 */
export async function publishDueDrafts(
  db: Db,
  rules: DeskRules,
  now: Instant,
): Promise<{ draftId: string; outcome: DeskOutcome }[]> {
  const waiting = dueBy(db).all({ now })
  const published = (tx: Db, draft: Draft) =>
    draft.publishAt !== null && draft.publishAt <= now
      ? publishOpenDraft(tx, draft, 'concert', rules, now)
      : refused('changed-meanwhile')
  const outcomes: { draftId: string; outcome: DeskOutcome }[] = []
  for (const { id: draftId, version } of waiting) {
    const outcome = await inSharedTransaction(db, (tx) => onDraft(tx, { draftId, version }, published))
    outcomes.push({ draftId, outcome })
  }
  return outcomes
}
