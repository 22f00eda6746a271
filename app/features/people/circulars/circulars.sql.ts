import { heldOn } from '#app/features/register/records/records.sql.ts'
import { prepared } from '#db/client.server.ts'

/** People written to in one transaction, which takes some two milliseconds: a mail is a row and four places in its indexes. */
export const A_SLICE = 50

/**
 * People with a role in a practice, by id, after `@after`, each once: 1 where one of their practices is open as at `@asAt`. `cross join` fixes
 * the reading order.
 */
export const PEOPLE_IN_PRACTICES = `select n.id, n.email, max(${heldOn('practice_statuses', 'status', 'r.practice_code')} = 'open') as inOpenPractice
  from persons n cross join person_standings r on r.person_id = n.id and r.practice_code is not null and r.ended_at is null
  where n.id > @after group by n.id order by n.id limit ${A_SLICE + 1}`

type Addressee = { id: string; email: string; inOpenPractice: 0 | 1 | null }

export const peopleInPractices = prepared((db) => db.$client.prepare<unknown[], Addressee>(PEOPLE_IN_PRACTICES))
