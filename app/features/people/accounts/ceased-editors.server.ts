import { and, eq, gte, isNotNull, sql } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { roleAssignments } from '#db/schema/people.ts'

const ceased = prepared((db) =>
  db
    .select({ id: roleAssignments.id })
    .from(roleAssignments)
    .where(
      and(
        eq(roleAssignments.personId, sql.placeholder('personId')),
        eq(roleAssignments.role, 'committee-editor'),
        isNotNull(roleAssignments.endedAt),
        gte(roleAssignments.endedAt, sql.placeholder('since')),
      ),
    )
    .prepare(),
)

/**
 * Whether a person has ceased to be an editor of the committee since an instant, even if they are one again: what they said yes to then, and
 * what has not happened yet, is void (decision 66).
 */
export const ceasedToEdit = (db: Db, personId: string, since: Instant): boolean =>
  ceased(db).get({ personId, since }) !== undefined
