import { prepared } from '#db/client.server.ts'

export const ofPractices = prepared((db) =>
  db.$client.prepare<
    unknown[],
    {
      code: string
      answers: string
      late: number
    }
  >(`select practice_code as code, answers, late from survey_answers
     where survey_slug = @slug and person_id is null and practice_code in (select value from json_each(@codes))`),
)

/** What an LMC asks its practices at an instant, the one that closes last. */
export const running = prepared((db) =>
  db.$client.prepare<unknown[], { title: string; closesAt: number }>(
    `select json_extract(fields, '$.title') as title, closes_at as closesAt from surveys
     where lmc_slug = @lmcSlug and closes_at > @now order by closes_at desc, slug limit 1`,
  ),
)

/** Every survey that practices of an LMC are or were asked, the latest opened first. */
export const askedAtLmc = prepared((db) =>
  db.$client.prepare<
    unknown[],
    {
      slug: string
      title: string
      own: number
      closesAt: number
      resultsOut: number
    }
  >(`select slug, json_extract(fields, '$.title') as title, lmc_slug is not null as own, closes_at as closesAt,
       exists (select 1 from survey_results r where r.survey_slug = slug) as resultsOut
     from surveys where lmc_slug is null or lmc_slug = @lmcSlug order by opens_at desc, slug`),
)
