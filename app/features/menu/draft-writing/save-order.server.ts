import { type DraftLine, type DraftOutcome, inOrder } from '#app/features/menu/drafts/draft-rules.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { changeDraft, type DraftSave } from './change-draft.server.ts'

/** Saves the order of the menu; `order` names every action on it once. */
export function saveOrder(
  db: Db,
  { draftId, seen, order }: DraftSave & { order: string[] },
  by: Actor,
  now: Instant,
): DraftOutcome {
  return changeDraft(db, { draftId, seen, part: 'order' }, by, now, ({ lines }) => {
    const position = (line: DraftLine) => (order.includes(line.action) ? order.indexOf(line.action) : order.length)
    return { lines: inOrder(lines.toSorted((a, b) => position(a) - position(b))) }
  })
}
