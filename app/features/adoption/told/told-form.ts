import { type Answer, isAnswer, parseStatement, stateOfAnswer } from '#app/features/adoption/statements/adoption-form.ts'
import type { Statement } from '#app/features/adoption/statements/refusal-rules.ts'
import type { FormOutcome, FormValues } from '#app/platform/form.ts'
import type { Day } from '#app/platform/time.ts'

/** `about`: an action, or '' for the return alone; then `answer` and the day `since` which it holds. */
export const TOLD_FIELDS = ['about', 'answer', 'since', 'seen']

export type ToldStatement = { actionSlug: string; said: Statement } | null

/** What a practice told: null = its return alone. No note and no obstacle: those are the practice's own words. */
export function parseTold(values: FormValues, today: Day): FormOutcome<ToldStatement> {
  const { about = '', answer, since = '' } = values
  if (about === '') return { ok: true, value: null }
  if (!isAnswer(answer)) return { ok: false, errors: { answer: 'Choose what the practice told you.' } }
  const parsed = parseStatement({ ...asState(answer), effectiveOn: since }, today)
  if (parsed.ok) return { ok: true, value: { actionSlug: about, said: parsed.value } }
  const { effectiveOn, ...errors } = parsed.errors
  return { ok: false, errors: { ...errors, ...(effectiveOn && { since: effectiveOn }) } }
}

const asState = (answer: Answer): FormValues => ({
  state: stateOfAnswer(answer),
  extent: answer === 'partial' ? 'partial' : '',
})
