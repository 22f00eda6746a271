import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { rowsWritten } from '#app/features/audit/chain/written-rows.server.ts'
import { recordVersion } from '#app/features/editors/versions/record-version.server.ts'
import { storeAction } from '#app/features/menu/editions/publish-edition.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { guidanceRecord } from './guidance-kind.server.ts'

type NewAction = { slug: string; text: string; draft: { savedBy: string; approvedBy: string | null } }

/** The first version of the guidance of an action that a draft of the menu calls, in the transaction of the publication. */
export function beginGuidance(tx: Db, { slug, text, draft }: NewAction, actor: string, now: Instant): void {
  const record = guidanceRecord(text)
  storeAction(tx, { slug, body: text, hash: record.hash }, actor, now)
  const who = { draftedBy: draft.savedBy, approvedBy: draft.approvedBy }
  const version = recordVersion(tx, { kind: 'guidance', slug, fields: record, reason: null, ...who }, now)
  const event = { at: version.recordedAt, actor, action: 'action.worded', subject: slug } as const
  recordEvent(tx, event, rowsWritten(tx, { record_versions: version.row }))
}
