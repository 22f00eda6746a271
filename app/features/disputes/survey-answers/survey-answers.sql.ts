import { prepared } from '#db/client.server.ts'
import type { SurveyHere } from './answer-queries.server.ts'

export const waiting = prepared((db) =>
  db.$client.prepare<
    unknown[],
    Pick<SurveyHere, 'slug' | 'title' | 'lmcSlug' | 'sample' | 'closesAt'>
  >(`select s.slug, json_extract(s.fields, '$.title') as title, s.lmc_slug as lmcSlug, s.sample, s.closes_at as closesAt
     from surveys s
     where s.closes_at > @now and (s.lmc_slug is null or s.lmc_slug = @lmc) and not exists (
       select 1 from survey_answers a where a.survey_slug = s.slug and a.practice_code = @practiceCode
         and (a.person_id = @personId or (a.person_id is null and s.sample = 'practices')))
     order by s.closes_at, s.slug`),
)
