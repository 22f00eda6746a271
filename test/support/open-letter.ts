import { publishRecord } from '#app/features/editors/drafts/publish-record.server.ts'
import { startRecordDraft } from '#app/features/editors/drafts/start-record-draft.server.ts'
import { openLetterKind } from '#app/features/open-letters/desk/open-letter-kind.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** An open letter that waits for LMCs to sign it. */
export const OPEN_LETTER = 'let-us-speak'

export function publishOpenLetter(db: Db, by: { personId: string }, now: Instant): void {
  const values = { title: 'Let us speak', addressee: 'A minister', text: 'We ask to be heard.', lastDay: '' }
  const begun = startRecordDraft(db, { kind: openLetterKind, subject: null, values }, by, now)
  if (!begun.ok) throw new Error(begun.reason)
  const which = { draftId: begun.draft.id, version: begun.draft.version, secondEditor: false }
  const published = publishRecord(db, openLetterKind, which, by, now)
  if (!published.ok) throw new Error(published.reason)
}
