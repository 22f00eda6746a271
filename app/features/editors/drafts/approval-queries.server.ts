import { and, eq, gte, isNotNull, sql } from 'drizzle-orm'
import { type Db, prepared } from '#db/client.server.ts'
import { roleAssignments } from '#db/schema/people.ts'
import { isApproved, type TwoEditorDraft } from './two-editor-rules.ts'

const leftSince = prepared((db) =>
  db
    .select({ id: roleAssignments.id })
    .from(roleAssignments)
    .where(
      and(
        eq(roleAssignments.personId, sql.placeholder('personId')),
        eq(roleAssignments.role, 'committee-editor'),
        isNotNull(roleAssignments.endedAt),
        gte(roleAssignments.endedAt, sql.placeholder('endedAt')),
      ),
    )
    .prepare(),
)

/**
 * How the approval of a draft's current version stands: `void` where whoever gave it has ceased to be an editor since, even if they
 * are one again. What was published before that stands.
 */
export function approvalOf(db: Db, draft: TwoEditorDraft): 'none' | 'given' | 'void' {
  if (!isApproved(draft) || draft.approvedBy === null) return 'none'
  return leftSince(db).get({ personId: draft.approvedBy, endedAt: draft.approvedAt }) === undefined ? 'given' : 'void'
}
