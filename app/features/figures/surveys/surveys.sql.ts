import { prepared } from '#db/client.server.ts'

export const closedWithout = prepared((db) =>
  db.$client
    .prepare<unknown[], string>(
      'select slug from surveys where closes_at <= ? and slug not in (select survey_slug from survey_results) order by closes_at, slug',
    )
    .pluck(),
)

/** The answers on time, with whether their practice shared by name when the survey closed. */
export const onTime = prepared((db) =>
  db.$client.prepare<
    unknown[],
    { code: string; answers: string; shares: number | null }
  >(`select a.practice_code as code, a.answers,
       (select c.shares_by_name from sharing_choices c where c.practice_code = a.practice_code and c.recorded_at < @closesAt
        order by c.recorded_at desc, c.id desc limit 1) as shares
     from survey_answers a where a.survey_slug = @slug and a.late = 0`),
)
