import {
  type Answer,
  type Answers,
  isAsked,
  isNumber,
  NOT_KNOWN,
  NUMBERS,
  type SurveyQuestion,
} from '#app/features/disputes/surveys/survey-rules.ts'
import type { FieldErrors, FormOutcome, FormValues } from '#app/platform/form.ts'
import { holdsNhsNumber } from '#app/platform/nhs-number-rules.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { wholeNumber } from '#app/platform/typed-numbers.ts'

/** The name of a question's field, and of the box of one of its options: no key and no option holds two dashes, so no two share a box. */
export const fieldOf = ({ key }: Pick<SurveyQuestion, 'key'>): string => `q-${key}`
export const boxOf = (question: Pick<SurveyQuestion, 'key'>, value: string): string => `${fieldOf(question)}--${value}`

/** The fields of the form of a survey. */
export const fieldsOf = (questions: readonly SurveyQuestion[]): string[] =>
  questions.flatMap((question) =>
    question.kind === 'some-of' ? question.options.map(({ value }) => boxOf(question, value)) : fieldOf(question),
  )

/** Answers as the fields of the form. */
export function valuesOf(questions: readonly SurveyQuestion[], answers: Answers): FormValues {
  const values: FormValues = {}
  for (const question of questions) {
    if (!(question.key in answers)) continue
    const answer = answers[question.key]
    if (question.kind === 'some-of') for (const value of [answer].flat()) values[boxOf(question, String(value))] = 'on'
    else values[fieldOf(question)] = answer === null ? (isNumber(question.kind) ? '' : NOT_KNOWN) : String(answer)
  }
  return values
}

/** Reads the answers. Those to questions that their own answers rule out are refused where something is in them. */
export function readAnswers(questions: readonly SurveyQuestion[], values: FormValues): FormOutcome<Answers> {
  const answers: Answers = {}
  const errors: FieldErrors = {}
  for (const question of questions) {
    const typed = typedIn(question, values)
    if (!isAsked(questions, question, answers)) {
      if (typed.length > 0) errors[fieldOf(question)] = 'Leave this without an answer, or change the answer it depends on.'
      continue
    }
    const read = answerOf(question, typed)
    if ('message' in read) errors[fieldOf(question)] = read.message
    else answers[question.key] = read.answer
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: answers }
}

const typedIn = (question: SurveyQuestion, values: FormValues): string[] =>
  question.kind === 'some-of'
    ? question.options.flatMap(({ value }) => (values[boxOf(question, value)] ? value : []))
    : [values[fieldOf(question)]?.trim() ?? ''].filter((text) => text !== '')

function answerOf(question: SurveyQuestion, typed: string[]): { answer: Answer } | { message: string } {
  const { kind, options } = question
  if (kind === 'some-of') return { answer: typed }
  const [text = ''] = typed
  if (isNumber(kind)) return numberOf(question, text)
  if (text === NOT_KNOWN) return { answer: null }
  const allowed = kind === 'yes-no' ? ['yes', 'no'] : options.map(({ value }) => value)
  return allowed.includes(text) ? { answer: text } : { message: 'Choose an answer; “We do not know” is fine.' }
}

/** No number is longer, its unit and spaces among it. */
const LONGEST_NUMBER = 30

function numberOf({ kind }: SurveyQuestion, text: string): { answer: Answer } | { message: string } {
  if (text === '') return { answer: null }
  const { most } = NUMBERS[kind]!
  if (holdsNhsNumber(text))
    return { message: 'This looks like an NHS number. Enter how many: nothing here may identify a patient.' }
  const plain = text.slice(0, LONGEST_NUMBER).replace(/(%|days?)$/i, '')
  const read = text.length <= LONGEST_NUMBER ? wholeNumber(plain) : undefined
  if (read === undefined) return { message: 'Enter a whole number in digits, such as 12, or leave it empty if you do not know.' }
  return read > most ? { message: `Enter a number from 0 to ${inFigures(most)}.` } : { answer: read }
}
