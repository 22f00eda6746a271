import { ceasedToEdit } from '#app/features/people/accounts/ceased-editors.server.ts'
import type { Db } from '#db/client.server.ts'
import { isApproved, type TwoEditorDraft } from './two-editor-rules.ts'

/**
 * How the approval of a draft's current version stands: `void` where the person who gave it has ceased to be an editor since, even if they
 * are one again. What was published before that stands.
 */
export function approvalOf(db: Db, draft: TwoEditorDraft): 'none' | 'given' | 'void' {
  if (!isApproved(draft) || draft.approvedBy === null || draft.approvedAt === null) return 'none'
  return ceasedToEdit(db, draft.approvedBy, draft.approvedAt) ? 'void' : 'given'
}
