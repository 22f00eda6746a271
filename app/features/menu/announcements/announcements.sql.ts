import { prepared } from '#db/client.server.ts'

/** Officers, or members and editors of the committee, each with the practices in which they have a role. */
export const ofDesks = prepared((db) =>
  db.$client.prepare<
    unknown[],
    { email: string; practices: string | null }
  >(`select distinct n.email, (select group_concat(p.practice_code) from person_standings p
       where p.person_id = n.id and p.ended_at is null and p.practice_code is not null) as practices
     from persons n join person_standings s on s.person_id = n.id and s.ended_at is null
     where s.role in (select value from json_each(@roles)) order by n.email`),
)
