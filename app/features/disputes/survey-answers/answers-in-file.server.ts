import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { surveyBySlug } from '#app/features/disputes/surveys/survey-store.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { surveyAnswers } from '#db/schema/surveys.ts'
import { answersInWords } from './answer-words.ts'

const ofPractice = prepared((db) =>
  db
    .select({
      survey: surveyAnswers.surveySlug,
      answers: surveyAnswers.answers,
      late: surveyAnswers.late,
      answeredAt: surveyAnswers.answeredAt,
      changedAt: surveyAnswers.changedAt,
    })
    .from(surveyAnswers)
    .where(and(eq(surveyAnswers.practiceCode, sql.placeholder('practiceCode')), isNull(surveyAnswers.personId)))
    .orderBy(asc(surveyAnswers.answeredAt), asc(surveyAnswers.surveySlug))
    .prepare(),
)

/** What the practice has answered to surveys, for the file of its record. What its people answered for themselves is theirs. */
export function surveysInFile(db: Db, practiceCode: string): object[] {
  const rows = ofPractice(db).all({ practiceCode })
  const iso = (at: Instant) => new Date(at).toISOString()
  return rows.map(({ survey: slug, answers, late, answeredAt, changedAt }) => {
    const fields = surveyBySlug(db, slug)?.fields
    const words = answersInWords(fields?.questions ?? [], answers)
    const said = (fields?.questions ?? []).flatMap(({ key, words: question }) =>
      words[key] ? { question, answer: words[key] } : [],
    )
    return {
      survey: fields?.title ?? slug,
      answeredAt: iso(answeredAt),
      changedAt: iso(changedAt),
      late,
      answers: said,
    }
  })
}
