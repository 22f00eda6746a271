import { prepared } from '#db/client.server.ts'

/** The surveys that a person answered for their practice, or for themselves: of these what they said too. */
export const surveysAnsweredBy = prepared((db) =>
  db.$client.prepare(
    `select practice_code as practice, survey_slug as survey, answered_at as answeredAt, changed_at as changedAt,
     case when person_id = @person then answers end as yourOwnAnswers from survey_answers
   where practice_code in (select practice_code from person_standings where person_id = @person) and (changed_by = @person or person_id = @person)
   order by changed_at`,
  ),
)
