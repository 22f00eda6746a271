import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import { recordVersion } from '#app/features/editors/versions/record-version.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { approvalOf } from './approval-queries.server.ts'
import { checkRecord } from './check-record.server.ts'
import { isMoved, type RecordDraft, type RecordOutcome, recordDraftById, writeRecordDraft } from './record-draft-store.server.ts'
import type { RecordKind } from './record-kind.ts'
import { approvalRefusal, meanwhileRefusal, publishingRefusal } from './two-editor-rules.ts'

type Which = { draftId: string; version: number }

function onOpen(db: Db, { draftId, version }: Which, work: (tx: Db, draft: RecordDraft) => RecordOutcome): RecordOutcome {
  return inTransaction(db, (tx): RecordOutcome => {
    const draft = recordDraftById(tx, draftId)
    const reason = meanwhileRefusal(draft, version)
    return draft && !reason ? work(tx, draft) : { ok: false, reason: reason ?? 'not-open' }
  })
}

/** What would overwrite words that nobody at the desk has seen is neither approved nor published. */
const movedRefusal = <T>(tx: Db, kind: RecordKind<T>, draft: RecordDraft) =>
  isMoved(tx, kind, draft) ? ('changed-meanwhile' as const) : undefined

/** Approves a version as second editor. Refused to the person who saved it last, and while something is left to put right. */
export function approveRecord<T>(db: Db, kind: RecordKind<T>, which: Which, by: Actor, now: Instant): RecordOutcome {
  return onOpen(db, which, (tx, draft) => {
    const reason =
      movedRefusal(tx, kind, draft) ??
      approvalRefusal(draft, by.personId) ??
      (checkRecord(tx, kind, draft, now).ok ? undefined : 'not-ready')
    if (reason) return { ok: false, reason }
    const change = { approvedBy: by.personId, approvedAt: now, approvedVersion: draft.version }
    const approved = writeRecordDraft(tx, draft.id, change)
    const detail = { kind: draft.kind, version: draft.version }
    recordEvent(tx, { at: now, actor: by.personId, action: 'record.approved', subject: draft.id, detail })
    return { ok: true, draft: approved }
  })
}

/**
 * Publishes a draft as the next version of its record. Nothing that was published changes: the next version corrects a mistake.
 * `withdraws`: the version takes the record off the public pages, with the reason of the draft.
 */
export function publishRecord<T>(
  db: Db,
  kind: RecordKind<T>,
  { secondEditor, ...which }: Which & { secondEditor: boolean },
  by: Actor,
  now: Instant,
): RecordOutcome {
  return onOpen(db, which, (tx, draft) => {
    const checked = checkRecord(tx, kind, draft, now)
    const reason =
      movedRefusal(tx, kind, draft) ??
      publishingRefusal(approvalOf(tx, draft), secondEditor) ??
      (checked.ok ? undefined : 'not-ready')
    if (reason || !checked.ok) return { ok: false, reason: reason ?? 'not-ready' }
    const { record, slug, reason: why } = checked.value
    const withdrawn = kind.mayWithdraw && draft.values.withdrawn === 'yes'
    const who = { draftedBy: draft.savedBy, approvedBy: draft.approvedBy }
    const version = recordVersion(tx, { kind: kind.kind, slug, fields: record, withdrawn, reason: why, ...who }, now)
    kind.onPublished?.(tx, withdrawn ? undefined : record, { slug, by: by.personId, now: version.recordedAt })
    const published = writeRecordDraft(tx, draft.id, { publishedAt: now, publishedAs: version.id, subject: slug })
    const event = { at: version.recordedAt, actor: by.personId, subject: draft.id, detail: { kind: kind.kind, record: slug } }
    recordEvent(tx, { ...event, action: 'record.published' }, rowsWritten(tx, { record_versions: version.row }))
    return { ok: true, draft: published }
  })
}

/** Discards an open draft as it was shown. Nothing of it was ever public. */
export function discardRecordDraft(db: Db, which: Which, by: Actor, now: Instant): RecordOutcome {
  return onOpen(db, which, (tx, draft) => {
    const discarded = writeRecordDraft(tx, draft.id, { discardedAt: now })
    const detail = { kind: draft.kind, version: draft.version }
    recordEvent(tx, { at: now, actor: by.personId, action: 'record.discarded', subject: draft.id, detail })
    return { ok: true, draft: discarded }
  })
}
