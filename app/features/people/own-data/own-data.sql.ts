import type { Role } from '#app/features/people/accounts/people-rules.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { OwnRole } from './own-details-queries.server.ts'

/** A query of a person's file, by `@person`. */
export const asked = (sql: string) => prepared((db: Db) => db.$client.prepare<unknown[], Record<string, unknown>>(sql))

/** The surveys that a person answered for their practice, or for themselves: of these what they said too. */
export const surveysAnsweredBy =
  asked(`select practice_code as practice, survey_slug as survey, answered_at as answeredAt, changed_at as changedAt,
     case when person_id = @person then answers end as yourOwnAnswers from survey_answers
   where practice_code in (select practice_code from person_standings where person_id = @person) and (changed_by = @person or person_id = @person)
   order by changed_at, rowid`)

export const everyRole = prepared((db) =>
  db.$client.prepare<
    unknown[],
    OwnRole & { role: Role }
  >(`select s.role, coalesce(p.name || ' (' || p.code || ')', l.name, o.name) as "where", s.started_at as "from", s.ended_at as until
     from person_standings s left join practices p on p.code = s.practice_code left join lmcs l on l.slug = s.lmc_slug
     left join lmc_offices o on o.slug = s.office_slug
     where s.person_id = ? order by s.started_at, s.id`),
)

/** When a person was here, and up to when they have seen what the committee published. */
export const visitsOf = asked(`select day as lastDay, before as dayBefore, until as seenUntil from (select @person as person_id)
       left join visits using (person_id) left join publications_seen using (person_id)
     where day is not null or until is not null`)
