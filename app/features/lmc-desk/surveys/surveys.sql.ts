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
