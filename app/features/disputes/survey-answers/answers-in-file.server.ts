import type { Answers } from '#app/features/disputes/surveys/survey-rules.ts'
import { surveyBySlug } from '#app/features/disputes/surveys/survey-store.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { answersInWords } from './answer-words.ts'

const ofPractice = prepared((db) =>
  db.$client.prepare(
    `select survey_slug as survey, answers, late, answered_at as answeredAt, changed_at as changedAt from survey_answers
     where practice_code = ? and person_id is null order by answered_at`,
  ),
)

/** What the practice has answered to surveys, for the file of its record. What its people answered for themselves is theirs. */
export function surveysInFile(db: Db, practiceCode: string): object[] {
  const rows = ofPractice(db).all(practiceCode) as {
    survey: string
    answers: string
    late: number
    answeredAt: Instant
    changedAt: Instant
  }[]
  const iso = (at: Instant) => new Date(at).toISOString()
  return rows.map(({ survey: slug, answers, late, answeredAt, changedAt }) => {
    const fields = surveyBySlug(db, slug)?.fields
    const words = answersInWords(fields?.questions ?? [], JSON.parse(answers) as Answers)
    const said = (fields?.questions ?? []).flatMap(({ key, words: question }) =>
      words[key] ? { question, answer: words[key] } : [],
    )
    return {
      survey: fields?.title ?? slug,
      answeredAt: iso(answeredAt),
      changedAt: iso(changedAt),
      late: late === 1,
      answers: said,
    }
  })
}
