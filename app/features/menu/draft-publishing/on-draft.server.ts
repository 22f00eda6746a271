import { meanwhileRefusal } from '#app/features/editors/drafts/two-editor-rules.ts'
import type { Draft, DraftRefusalReason } from '#app/features/menu/drafts/draft-rules.ts'
import { draftById } from '#app/features/menu/drafts/draft-store.server.ts'
import type { DraftRefusal } from '#app/features/menu/editions/edition-rules.ts'
import { type Db, inTransaction } from '#db/client.server.ts'

/** How this site publishes: whether a second editor must approve, and the origin of links in mails. */
export type DeskRules = { secondEditor: boolean; siteAddress: string }
export type DeskOutcome = { ok: true; draft: Draft } | { ok: false; reason: DraftRefusalReason; refusals?: DraftRefusal[] }

export const refused = (reason: DraftRefusalReason, refusals?: DraftRefusal[]): DeskOutcome => ({ ok: false, reason, refusals })

/** Does the work on an open draft of this version, in one transaction. */
export function onDraft(
  db: Db,
  { draftId, version }: { draftId: string; version: number },
  work: (tx: Db, draft: Draft) => DeskOutcome,
): DeskOutcome {
  return inTransaction(db, (tx): DeskOutcome => {
    const draft = draftById(tx, draftId)
    const reason = meanwhileRefusal(draft, version)
    return draft && !reason ? work(tx, draft) : refused(reason ?? 'not-open')
  })
}
