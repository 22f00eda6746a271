import { type Ask, type AskAnswer, answerRefusal } from '#app/features/menu/actions/ask-rules.ts'
import type { FieldErrors, FormOutcome, FormValues } from '#app/platform/form.ts'
import { holdsNhsNumber } from '#app/platform/nhs-number-rules.ts'
import type { Answers } from './adoption-rules.ts'

/**
 * The name of the field that answers a question. `about`: the action, where a form asks about several. Keys have no hyphen, so
 * the names of different actions cannot clash.
 */
export const answerField = ({ key }: Ask, about?: string) => (about ? `answer-${about}--${key}` : `answer-${key}`)
/** The same for one option of an any-of question. */
export const optionField = (ask: Ask, value: string, about?: string) => `${answerField(ask, about)}-${value}`

/** The names of the fields that answer an action's own questions: one for each, and one per option for any-of. */
export const answerFields = (asks: readonly Ask[], about?: string): string[] =>
  asks.flatMap((ask) =>
    ask.kind === 'any-of' ? ask.options.map(({ value }) => optionField(ask, value, about)) : answerField(ask, about),
  )

/** The answers to an action's own questions in a form; null where there are none. Errors are keyed by field name. */
export function parseAnswers(values: FormValues, asks: readonly Ask[], about?: string): FormOutcome<Answers | null> {
  const errors: FieldErrors = {}
  const answers: Answers = {}
  for (const ask of asks) {
    const answer = answerIn(values, ask, about)
    if (answer === undefined) {
      if (ask.required) errors[errorField(ask, about)] = 'Choose an answer: “taking” alone does not say which.'
      continue
    }
    const refusal =
      answerRefusal(ask, answer) ??
      (ask.kind === 'words' && holdsNhsNumber(String(answer))
        ? 'The text holds what looks like an NHS number. Take it out: nothing recorded here may identify a patient.'
        : null)
    if (refusal) errors[errorField(ask, about)] = refusal
    else answers[ask.key] = answer
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  return { ok: true, value: Object.keys(answers).length > 0 ? answers : null }
}

/** The control that an error of a question leads to. */
const errorField = (ask: Ask, about?: string) =>
  ask.kind === 'any-of' ? optionField(ask, ask.options[0]!.value, about) : answerField(ask, about)

function answerIn(values: FormValues, ask: Ask, about?: string): AskAnswer | undefined {
  if (ask.kind === 'any-of') {
    const chosen = ask.options.filter(({ value }) => values[optionField(ask, value, about)]).map(({ value }) => value)
    return chosen.length > 0 ? chosen : undefined
  }
  const text = (values[answerField(ask, about)] ?? '').trim()
  if (text === '') return undefined
  if (ask.kind === 'number') return /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (ask.kind === 'yes-no') return text === 'yes' ? true : text === 'no' ? false : text
  return text
}

/** Stored answers as values of form fields. `about`: the action, where a form asks about several. */
export function answerValues(asks: readonly Ask[], answers: Answers | null | undefined, about?: string): FormValues {
  const values: FormValues = {}
  for (const ask of asks) {
    const answer = answers?.[ask.key]
    if (answer === undefined) continue
    if (Array.isArray(answer)) for (const one of answer) values[optionField(ask, one, about)] = 'on'
    else values[answerField(ask, about)] = answer === true ? 'yes' : answer === false ? 'no' : String(answer)
  }
  return values
}
