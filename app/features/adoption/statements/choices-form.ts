import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import type { FormOutcome, FormValues } from '#app/platform/form.ts'
import type { Day } from '#app/platform/time.ts'
import { parseStatement } from './adoption-form.ts'
import { answerFields, parseAnswers } from './answers-form.ts'
import type { Statement } from './refusal-rules.ts'

/** An action as the form that starts several at once offers it. `asks`: its own questions. */
export type Choosable = { actionSlug: string; asks: readonly Ask[] }

/** The fields of that form: one day for all, and for each action a tick, a day, its questions and its marker. */
export const choiceFields = (actions: readonly Choosable[]) => [
  'since',
  ...actions.flatMap(({ actionSlug, asks }) => [
    `take-${actionSlug}`,
    `since-${actionSlug}`,
    `seen-${actionSlug}`,
    ...answerFields(asks, actionSlug),
  ]),
]

/** The day fields of that form. */
export const choiceDays = (actions: readonly Choosable[]) => ['since', ...actions.map(({ actionSlug }) => `since-${actionSlug}`)]

/**
 * The ticked actions (`take-<action>`), each taken in full from its own day (`since-<action>`) or, where it has none, from the
 * day for all (`since`), with the answers to its questions. Errors are keyed by the fields; with nothing ticked, by ''.
 */
export function parseChoices(
  values: FormValues,
  actions: readonly Choosable[],
  today: Day,
): FormOutcome<(Statement & { actionSlug: string; seen?: string })[]> {
  const errors: Record<string, string> = {}
  const chosen: (Statement & { actionSlug: string; seen?: string })[] = []
  for (const { actionSlug, asks } of actions.filter((action) => values[`take-${action.actionSlug}`])) {
    const own = (values[`since-${actionSlug}`] ?? '').trim()
    const outcome = parseStatement({ state: 'taking', effectiveOn: own || (values.since ?? '') }, today)
    const answers = parseAnswers(values, asks, actionSlug)
    if (!outcome.ok) errors[own ? `since-${actionSlug}` : 'since'] ??= Object.values(outcome.errors)[0]!
    if (!answers.ok) Object.assign(errors, answers.errors)
    const seen = values[`seen-${actionSlug}`] || undefined
    if (outcome.ok && answers.ok) chosen.push({ ...outcome.value, answers: answers.value, actionSlug, seen })
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  if (chosen.length === 0) return { ok: false, errors: { '': 'Nothing is chosen. Tick at least one action.' } }
  return { ok: true, value: chosen }
}
