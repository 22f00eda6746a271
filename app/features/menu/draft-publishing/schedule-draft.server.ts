import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { approvalOf } from '#app/features/editors/drafts/approval-queries.server.ts'
import { publishingRefusal } from '#app/features/editors/drafts/two-editor-rules.ts'
import { draftById, writeDraft } from '#app/features/menu/drafts/draft-store.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { draftRefusals } from './draft-refusal-queries.server.ts'
import { type DeskOutcome, type DeskRules, onDraft, refused } from './on-draft.server.ts'

/** Sets the instant of automatic publication, or clears it (`at` null). The form has checked the time. */
export function scheduleDraft(
  db: Db,
  { draftId, version, at, told }: { draftId: string; version: number; at: Instant | null; told?: string | undefined },
  by: Actor,
  rules: DeskRules,
  now: Instant,
): DeskOutcome {
  return onDraft(db, { draftId, version }, (tx, draft) => {
    if (at !== null) {
      const unapproved = publishingRefusal(approvalOf(tx, draft), rules.secondEditor)
      if (unapproved) return refused(unapproved)
      const refusals = draftRefusals(tx, draft, at)
      if (refusals.length > 0) return refused('not-ready', refusals)
    }
    writeDraft(tx, draftId, { publishAt: at, told: told ?? draft.told })
    recordEvent(tx, {
      at: now,
      actor: by.personId,
      action: 'draft.scheduled',
      subject: draftId,
      detail: { version, publishAt: at },
    })
    return { ok: true, draft: draftById(tx, draftId)! }
  })
}
