import { z } from 'zod'
import {
  checkObstacle,
  DRAWN_FIELDS,
  LIMITS,
  obstacleShape,
  obstacleValues,
} from '#app/features/adoption/statements/adoption-form.ts'
import { answerFields, answerValues, parseAnswers } from '#app/features/adoption/statements/answers-form.ts'
import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import { type FormOutcome, type FormValues, parseFields } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import type { ProgressWords } from './progress-rules.ts'

/** The fields of "What is new?" about an action with these questions. */
export const progressFields = (asks: readonly Ask[]) => [
  ...DRAWN_FIELDS,
  'obstacleKind',
  'obstacle',
  'note',
  ...answerFields(asks),
]

const words = z
  .object({ ...obstacleShape, note: freeText(LIMITS.note).default(null) })
  .superRefine((statement, context) =>
    checkObstacle(statement, (field, message) => context.addIssue({ code: 'custom', path: [field], message })),
  )

/** Reads a report of progress from a form. `asks`: the action's own questions, where it is taken. */
export function parseProgress(values: FormValues, asks: readonly Ask[]): FormOutcome<ProgressWords> {
  const statement = parseFields(words, values)
  const answers = parseAnswers(values, asks)
  if (statement.ok && answers.ok) return { ok: true, value: { ...statement.value, answers: answers.value } }
  return { ok: false, errors: { ...(statement.ok ? {} : statement.errors), ...(answers.ok ? {} : answers.errors) } }
}

/** The form values of the current words. The note stays empty: it is the news. */
export function progressValues(asks: readonly Ask[], known: ProgressWords | null): FormValues {
  if (!known) return {}
  return { ...obstacleValues(known), note: '', ...answerValues(asks, known.answers) }
}
