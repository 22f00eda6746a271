import { type DraftLine, type DraftOutcome, inOrder } from '#app/features/menu/drafts/draft-rules.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { changeDraft, type DraftSave } from './change-draft.server.ts'

/** Saves one line, replacing the draft's line on this action. A page of its own stays. */
export function saveLine(
  db: Db,
  { draftId, seen, line }: DraftSave & { line: DraftLine },
  by: Actor,
  now: Instant,
): DraftOutcome {
  return changeDraft(db, { draftId, seen, part: { line: line.action } }, by, now, ({ lines }) => {
    const before = lines.find(({ action }) => action === line.action)
    if (!before) return 'no-action'
    const page = line.page ?? before.page
    const after: DraftLine = page === undefined ? line : { ...line, page }
    return { lines: inOrder(lines.map((one) => (one === before ? after : one))) }
  })
}
