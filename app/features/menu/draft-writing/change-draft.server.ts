import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { APPROVAL_TAKEN_BACK, isOpen } from '#app/features/editors/drafts/two-editor-rules.ts'
import {
  type Draft,
  type DraftOutcome,
  type DraftPart,
  type DraftRefusalReason,
  draftPart,
} from '#app/features/menu/drafts/draft-rules.ts'
import { type DraftChange, draftById, seenOf, writeDraft } from '#app/features/menu/drafts/draft-store.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'

/** `seen`: the fingerprint of the part when the editor opened it (`seenOf`). */
export type DraftSave = { draftId: string; seen: string }

const refused = (reason: DraftRefusalReason): DraftOutcome => ({ ok: false, reason })

/**
 * Saves a part of an open draft: the version goes up, an approval and a set time are taken back. A save without a change does
 * nothing; of a line, whatever its editor saw.
 */
export function changeDraft(
  db: Db,
  { draftId, seen, part }: { draftId: string; seen?: string; part: DraftPart },
  by: Actor,
  now: Instant,
  make: (draft: Draft, tx: Db) => DraftChange | DraftRefusalReason,
): DraftOutcome {
  return inTransaction(db, (tx): DraftOutcome => {
    const draft = draftById(tx, draftId)
    if (!draft || !isOpen(draft)) return refused('not-open')
    const made = make(draft, tx)
    const isUnchanged = typeof made !== 'string' && sameWords(draft, { ...draft, ...made })
    // The same line sent twice, because the first answer did not come, finds what it wrote.
    if (isUnchanged && typeof part !== 'string') return { ok: true, draft }
    if (seen !== undefined && seenOf(draft, part) !== seen) return refused('changed-meanwhile')
    if (typeof made === 'string') return refused(made)
    if (isUnchanged) return { ok: true, draft }
    const version = draft.version + 1
    const taken = { ...APPROVAL_TAKEN_BACK, publishAt: null }
    writeDraft(tx, draftId, { ...made, ...taken, version, savedBy: by.personId, savedAt: now })
    const named = typeof part === 'string' ? part : part.line
    recordEvent(tx, { at: now, actor: by.personId, action: 'draft.saved', subject: draftId, detail: { version, part: named } })
    return { ok: true, draft: draftById(tx, draftId)! }
  })
}

const whole = (draft: Draft) =>
  JSON.stringify([draftPart(draft, 'words'), draft.lines.map(({ action }) => draftPart(draft, { line: action }))])
const sameWords = (a: Draft, b: Draft) => whole(a) === whole(b)
