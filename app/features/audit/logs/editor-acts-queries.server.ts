import type { Db } from '#db/client.server.ts'
import { COMMITTEE_ACTS, COMMITTEE_GIVES, type EditorAct, MENU_ACTS } from './editor-acts-words.ts'
import { actsBefore } from './logs.sql.ts'

/** Acts on one page. */
const ACTS_A_PAGE = 100

/**
 * Acts of the committee's editors, latest first, before an event's number; `more`: the number to continue from, if there are
 * more. `unpublishedTitles`: for editors only. Others see an unpublished draft by the name of its round, because they may not see
 * the draft itself.
 */
export function editorActs(
  db: Db,
  { before = Number.MAX_SAFE_INTEGER, unpublishedTitles }: { before?: number; unpublishedTitles: boolean },
): { acts: EditorAct[]; more: number | null } {
  const rows = actsBefore(db).all({
    before,
    unpublished: unpublishedTitles ? 1 : 0,
    acts: JSON.stringify([...COMMITTEE_ACTS, ...MENU_ACTS]),
    desk: JSON.stringify(MENU_ACTS),
    roles: JSON.stringify(COMMITTEE_GIVES),
    limit: ACTS_A_PAGE + 1,
  })
  const acts = rows.slice(0, ACTS_A_PAGE)
  return { acts, more: rows.length > ACTS_A_PAGE ? (acts.at(-1)?.number ?? null) : null }
}
