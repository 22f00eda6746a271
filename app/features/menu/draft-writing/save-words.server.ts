import type { Draft, DraftOutcome } from '#app/features/menu/drafts/draft-rules.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { changeDraft, type DraftSave } from './change-draft.server.ts'

/** Saves title, summary and sources. */
export function saveWords(
  db: Db,
  { draftId, seen, ...words }: DraftSave & Pick<Draft, 'title' | 'summary' | 'sources'>,
  by: Actor,
  now: Instant,
): DraftOutcome {
  return changeDraft(db, { draftId, seen, part: 'words' }, by, now, () => words)
}
