import { prepared } from '#db/client.server.ts'

/** When a person was here, and up to when they have seen what the committee published. */
export const visitsOf = prepared((db) =>
  db.$client.prepare(
    `select day as lastDay, before as dayBefore, until as seenUntil from (select @person as person_id)
       left join visits using (person_id) left join publications_seen using (person_id)
     where day is not null or until is not null`,
  ),
)
