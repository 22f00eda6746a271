import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { persons, roleAssignments } from '#db/schema/people.ts'
import { partnerMarks } from '#db/schema/practice-desk.ts'
import { marksOfPerson } from './decisions.sql.ts'
import { type Mark, talliesOf } from './mark-rules.ts'

/** A person who left, or is no partner any more, is not among them: their mark no longer counts. */
const partnersWithMarks = prepared((db) =>
  db
    .select({
      personId: roleAssignments.personId,
      name: persons.name,
      actionSlug: partnerMarks.actionSlug,
      mark: partnerMarks.mark,
      markedAt: partnerMarks.markedAt,
    })
    .from(roleAssignments)
    .innerJoin(persons, eq(persons.id, roleAssignments.personId))
    .leftJoin(
      partnerMarks,
      and(eq(partnerMarks.personId, roleAssignments.personId), eq(partnerMarks.practiceCode, roleAssignments.practiceCode)),
    )
    .where(
      and(
        eq(roleAssignments.practiceCode, sql.placeholder('practiceCode')),
        eq(roleAssignments.role, 'practice-partner'),
        isNull(roleAssignments.endedAt),
      ),
    )
    .orderBy(asc(roleAssignments.startedAt), asc(roleAssignments.id))
    .prepare(),
)

/**
 * The names of a practice's partners, longest first, and the tally of each action with a live mark. For the practice's own people
 * alone. One query.
 */
export function markTallies(db: Db, practiceCode: string, at: Instant): ReturnType<typeof talliesOf> {
  return talliesOf(partnersWithMarks(db).all({ practiceCode }), at)
}

/** A person's own marks in a practice, by action. */
export function ownMarks(db: Db, practiceCode: string, personId: string): Map<string, Mark> {
  return new Map(marksOfPerson(db).all(practiceCode, personId))
}
