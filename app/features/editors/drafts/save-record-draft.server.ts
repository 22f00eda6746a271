import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { FormValues } from '#app/platform/form.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import {
  type RecordOutcome,
  recordDraftById,
  seenOfRecord,
  standsNow,
  standsWord,
  writeRecordDraft,
} from './record-draft-store.server.ts'
import type { RecordKind } from './record-kind.ts'
import { APPROVAL_TAKEN_BACK, isOpen } from './two-editor-rules.ts'

/**
 * Saves the fields of an open draft as typed, finished or not: the version goes up and an approval is taken back. A save without a change
 * does nothing. `seen`: the fingerprint of the fields when the editor opened them. `beside`: the version, or the words of the content
 * file, that stood beside them; from then on the draft is the next of those.
 */
export function saveRecordDraft<T>(
  db: Db,
  {
    draftId,
    seen,
    title,
    values,
    beside,
  }: { draftId: string; seen: string; title: string; values: FormValues; beside?: { kind: RecordKind<T>; word: string } },
  by: Actor,
  now: Instant,
): RecordOutcome {
  return inTransaction(db, (tx): RecordOutcome => {
    const draft = recordDraftById(tx, draftId)
    if (!draft || !isOpen(draft)) return { ok: false, reason: 'not-open' }
    if (seenOfRecord(draft.values) !== seen) return { ok: false, reason: 'changed-meanwhile' }
    const stands = beside && standsNow(tx, beside.kind, draft.subject)
    const from = stands && standsWord(stands) === beside.word ? stands : draft
    const { begunFrom, begunFromFile } = from
    if (seenOfRecord(values) === seen && standsWord(from) === standsWord(draft)) return { ok: true, draft }
    const version = draft.version + 1
    const saved = writeRecordDraft(tx, draftId, {
      ...APPROVAL_TAKEN_BACK,
      title,
      values,
      version,
      begunFrom,
      begunFromFile,
      savedBy: by.personId,
      savedAt: now,
    })
    const detail = { kind: draft.kind, version }
    recordEvent(tx, { at: now, actor: by.personId, action: 'record.saved', subject: draftId, detail })
    return { ok: true, draft: saved }
  })
}
