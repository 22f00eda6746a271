import {
  type Answer,
  type Answers,
  isNumber,
  NUMBERS,
  optionsOf,
  type SurveyQuestion,
} from '#app/features/disputes/surveys/survey-rules.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'

/** One answer as somebody would say it. */
function answerInWords(question: SurveyQuestion, answer: Answer | undefined): string {
  if (answer === undefined) return 'not asked'
  if (answer === null) return 'not known'
  if (isNumber(question.kind)) {
    const { one, many } = NUMBERS[question.kind]!
    return `${inFigures(Number(answer))}${answer === 1 ? one : many}`
  }
  const labels = [answer]
    .flat()
    .map((value) => optionsOf(question).find((option) => option.value === value)?.label ?? String(value))
  return labels.length === 0 ? 'none of these' : labels.join('; ')
}

/** Answers by question, in words. */
export const answersInWords = (questions: readonly SurveyQuestion[], answers: Answers): Record<string, string> =>
  Object.fromEntries(
    questions.flatMap((question) =>
      question.key in answers ? [[question.key, answerInWords(question, answers[question.key])]] : [],
    ),
  )
