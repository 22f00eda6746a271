import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { FormValues } from '#app/platform/form.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { latestOf, type RecordOutcome, recordDraftById, seenOfRecord, writeRecordDraft } from './record-draft-store.server.ts'
import { APPROVAL_TAKEN_BACK, isOpen } from './two-editor-rules.ts'

/**
 * Saves the fields of an open draft as typed, finished or not: the version goes up and an approval is taken back. A save without a change
 * does nothing. `seen`: the fingerprint of the fields when the editor opened them. `beside`:
 * the version of the record that stood beside them; from then on the draft is one of its next.
 */
export function saveRecordDraft(
  db: Db,
  { draftId, seen, title, values, beside }: { draftId: string; seen: string; title: string; values: FormValues; beside?: number },
  by: Actor,
  now: Instant,
): RecordOutcome {
  return inTransaction(db, (tx): RecordOutcome => {
    const draft = recordDraftById(tx, draftId)
    if (!draft || !isOpen(draft)) return { ok: false, reason: 'not-open' }
    if (seenOfRecord(draft.values) !== seen) return { ok: false, reason: 'changed-meanwhile' }
    const begunFrom = beside !== undefined && beside === latestOf(tx, draft) ? beside : draft.begunFrom
    if (seenOfRecord(values) === seen && begunFrom === draft.begunFrom) return { ok: true, draft }
    const version = draft.version + 1
    const saved = writeRecordDraft(tx, draftId, {
      ...APPROVAL_TAKEN_BACK,
      title,
      values,
      version,
      begunFrom,
      savedBy: by.personId,
      savedAt: now,
    })
    const detail = { kind: draft.kind, version }
    recordEvent(tx, { at: now, actor: by.personId, action: 'record.saved', subject: draftId, detail })
    return { ok: true, draft: saved }
  })
}
