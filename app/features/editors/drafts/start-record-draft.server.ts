import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { FormValues } from '#app/platform/form.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { recordDrafts } from '#db/schema/editors.ts'
import { openDraftOfRecord, type RecordOutcome, recordDraftById, standsNow } from './record-draft-store.server.ts'
import type { RecordKind } from './record-kind.ts'

/** Begins a draft of a new record (`subject` null), or of the next version of one. Refused while that has an open draft, and where records of the kind do not begin at the desk. */
export function startRecordDraft<T>(
  db: Db,
  {
    kind,
    subject,
    values,
    title: called = '',
  }: { kind: RecordKind<T>; subject: string | null; values?: FormValues; title?: string },
  by: Actor,
  now: Instant,
): RecordOutcome {
  return inTransaction(db, (tx): RecordOutcome => {
    const [latest] = subject === null ? [] : versionsOf<T>(tx, kind.kind, subject)
    const shipped = latest || subject === null ? undefined : kind.shipped?.(tx, subject)
    if (subject === null ? kind.onlyCorrects : !latest && !shipped) return { ok: false, reason: 'no-record' }
    if (subject !== null && openDraftOfRecord(tx, kind.kind, subject)) return { ok: false, reason: 'one-open' }
    const id = newId()
    const who = { startedBy: by.personId, startedAt: now, savedBy: by.personId, savedAt: now }
    const record = latest?.fields ?? shipped
    const title = record ? kind.titleOf(record, tx) : called
    const fields = values ?? (record ? kind.valuesOf(record, tx) : {})
    tx.insert(recordDrafts)
      .values({ id, kind: kind.kind, subject, title, values: fields, version: 1, ...standsNow(tx, kind, subject), ...who })
      .run()
    const detail = { kind: kind.kind, record: subject }
    recordEvent(tx, { at: now, actor: by.personId, action: 'record.started', subject: id, detail })
    return { ok: true, draft: recordDraftById(tx, id)! }
  })
}
