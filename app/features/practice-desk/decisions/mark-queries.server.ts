import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { type Mark, type MarkRow, talliesOf } from './mark-rules.ts'

/** A person who left, or is no partner any more, is not among them: their mark no longer counts. */
const partnersWithMarks = prepared((db) =>
  db.$client.prepare(`
    select s.person_id as personId, n.name, m.action_slug as actionSlug, m.mark, m.marked_at as markedAt
    from person_standings s join persons n on n.id = s.person_id
    left join partner_marks m on m.person_id = s.person_id and m.practice_code = s.practice_code
    where s.practice_code = ? and s.role = 'practice-partner' and s.ended_at is null
    order by s.started_at, s.id`),
)

/**
 * The names of a practice's partners, longest first, and the tally of each action with a live mark. For the practice's own people
 * alone. One query.
 */
export function markTallies(db: Db, practiceCode: string, at: Instant): ReturnType<typeof talliesOf> {
  return talliesOf(partnersWithMarks(db).all(practiceCode) as MarkRow[], at)
}

const marksOfPerson = prepared((db) =>
  db.$client.prepare('select action_slug, mark from partner_marks where practice_code = ? and person_id = ?').raw(),
)

/** A person's own marks in a practice, by action. */
export function ownMarks(db: Db, practiceCode: string, personId: string): Map<string, Mark> {
  return new Map(marksOfPerson(db).all(practiceCode, personId) as [string, Mark][])
}
