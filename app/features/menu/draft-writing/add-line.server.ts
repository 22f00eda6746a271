import { eq } from 'drizzle-orm'
import { type DraftLine, type DraftOutcome, inOrder } from '#app/features/menu/drafts/draft-rules.ts'
import { seenOf } from '#app/features/menu/drafts/draft-store.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { actions } from '#db/schema/menu.ts'
import { changeDraft } from './change-draft.server.ts'

/**
 * Adds an action at the end of the draft's menu: an existing one or, with `page`, a new one. Refused: an action the draft lists
 * already, an unknown action, a new action with an existing slug. A new action sent twice is added once.
 */
export function addLine(db: Db, { draftId, line }: { draftId: string; line: DraftLine }, by: Actor, now: Instant): DraftOutcome {
  return changeDraft(db, { draftId, part: { line: line.action } }, by, now, (draft, tx) => {
    const known = tx.select({ slug: actions.slug }).from(actions).where(eq(actions.slug, line.action)).get()
    const listed = draft.lines.some(({ action }) => action === line.action)
    const own = { line: line.action }
    if (listed && line.page && seenOf({ ...draft, lines: [line] }, own) === seenOf(draft, own)) return {}
    if (listed) return line.page ? 'slug-taken' : 'listed-already'
    if (line.page ? known : !known) return line.page ? 'slug-taken' : 'no-action'
    return { lines: inOrder([...draft.lines, line]) }
  })
}
