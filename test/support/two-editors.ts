import { approveRecord, publishRecord } from '#app/features/editors/drafts/publish-record.server.ts'
import { type RecordOutcome, seenOfRecord } from '#app/features/editors/drafts/record-draft-store.server.ts'
import type { RecordKind } from '#app/features/editors/drafts/record-kind.ts'
import { saveRecordDraft } from '#app/features/editors/drafts/save-record-draft.server.ts'
import { startRecordDraft } from '#app/features/editors/drafts/start-record-draft.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { ANN, BEN } from './desk.ts'

/** Ann drafts a version of a record, Ben approves it, Ann publishes it. `subject`: the record it is a version of. */
export function publishedByTwo<T>(
  db: Db,
  kind: RecordKind<T>,
  { values, subject = null }: { values: FormValues; subject?: string | null },
  now: Instant,
): RecordOutcome {
  const begun = startRecordDraft(db, { kind, subject }, ANN, now)
  if (!begun.ok) return begun
  const draftId = begun.draft.id
  const seen = seenOfRecord(begun.draft.values)
  const saved = saveRecordDraft(db, { draftId, seen, title: values.title ?? '', values }, ANN, now)
  if (!saved.ok) return saved
  const which = { draftId, version: saved.draft.version }
  const approved = approveRecord(db, kind, which, BEN, now)
  return approved.ok ? publishRecord(db, kind, { ...which, secondEditor: true }, ANN, now) : approved
}
