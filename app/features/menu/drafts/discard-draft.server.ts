import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { isOpen } from '#app/features/editors/drafts/two-editor-rules.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import type { DraftOutcome } from './draft-rules.ts'
import { draftById, writeDraft } from './draft-store.server.ts'

/** Discards an open draft. Nothing of it was ever public. */
export function discardDraft(db: Db, draftId: string, by: Actor, now: Instant): DraftOutcome {
  return inTransaction(db, (tx): DraftOutcome => {
    const draft = draftById(tx, draftId)
    if (!draft || !isOpen(draft)) return { ok: false, reason: 'not-open' }
    writeDraft(tx, draftId, { discardedAt: now, publishAt: null })
    recordEvent(tx, {
      at: now,
      actor: by.personId,
      action: 'draft.discarded',
      subject: draftId,
      detail: { version: draft.version },
    })
    return { ok: true, draft: draftById(tx, draftId)! }
  })
}
