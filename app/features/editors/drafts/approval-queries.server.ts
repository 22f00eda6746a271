import { type Db, prepared } from '#db/client.server.ts'
import { isApproved, type TwoEditorDraft } from './two-editor-rules.ts'

const leftSince = prepared((db) =>
  db.$client
    .prepare(
      `select 1 from person_standings where person_id = ? and role = 'committee-editor' and ended_at is not null and ended_at >= ?`,
    )
    .pluck(),
)

/**
 * How the approval of a draft's current version stands: `void` where whoever gave it has ceased to be an editor since, even if they
 * are one again. What was published before that stands.
 */
export function approvalOf(db: Db, draft: TwoEditorDraft): 'none' | 'given' | 'void' {
  if (!isApproved(draft) || draft.approvedBy === null) return 'none'
  return leftSince(db).get(draft.approvedBy, draft.approvedAt) === undefined ? 'given' : 'void'
}
