import { type DraftOutcome, initialLines } from '#app/features/menu/drafts/draft-rules.ts'
import { offersOf } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { changeDraft, type DraftSave } from './change-draft.server.ts'

/** Removes a line that the edition in force does not have. */
export function removeLine(
  db: Db,
  { draftId, seen, action }: DraftSave & { action: string },
  by: Actor,
  now: Instant,
): DraftOutcome {
  return changeDraft(db, { draftId, seen, part: { line: action } }, by, now, (draft, tx) => {
    const before = draft.basedOn ? initialLines(offersOf(tx, draft.basedOn), dayOf(now)) : []
    if (before.some((line) => line.action === action)) return 'not-new'
    return { lines: draft.lines.filter((line) => line.action !== action) }
  })
}
