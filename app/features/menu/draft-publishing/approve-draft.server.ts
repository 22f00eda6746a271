import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { approvalRefusal } from '#app/features/editors/drafts/two-editor-rules.ts'
import { earliestPublication } from '#app/features/menu/drafts/draft-rules.ts'
import { draftById, writeDraft } from '#app/features/menu/drafts/draft-store.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { draftRefusals } from './draft-refusal-queries.server.ts'
import { type DeskOutcome, onDraft, refused } from './on-draft.server.ts'

/** Approves a version as second editor. Refused to the person who saved it last, and while something prevents publishing on the first day it may. */
export function approveDraft(
  db: Db,
  { draftId, version }: { draftId: string; version: number },
  by: Actor,
  now: Instant,
): DeskOutcome {
  return onDraft(db, { draftId, version }, (tx, draft) => {
    const own = approvalRefusal(draft, by.personId)
    if (own) return refused(own)
    const refusals = draftRefusals(tx, draft, earliestPublication(draft, now))
    if (refusals.length > 0) return refused('not-ready', refusals)
    writeDraft(tx, draftId, { approvedBy: by.personId, approvedAt: now, approvedVersion: version })
    recordEvent(tx, { at: now, actor: by.personId, action: 'draft.approved', subject: draftId, detail: { version } })
    return { ok: true, draft: draftById(tx, draftId)! }
  })
}
