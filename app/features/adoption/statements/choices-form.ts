import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import type { FormOutcome, FormValues } from '#app/platform/form.ts'
import type { Day } from '#app/platform/time.ts'
import { parseStatement } from './adoption-form.ts'
import { answerFields, parseAnswers } from './answers-form.ts'
import type { FormMarker, Statement } from './refusal-rules.ts'

/** An action as the form that starts several at once offers it. `asks`: its own questions. */
export type Choosable = { actionSlug: string; asks: readonly Ask[] }

/**
 * What a practice means where a later answer would stay in force: to correct that one, or to add what was so before it. It is
 * meant of this day alone: with another day it is asked again.
 */
export const WAYS = { before: (day: Day) => `before ${day}`, correct: (entryId: string, day: Day) => `correct ${day} ${entryId}` }

/** The fields of that form: one day for all, and for each action a tick, a day, its questions, its marker and its way out. */
export const choiceFields = (actions: readonly Choosable[]) => [
  'since',
  ...actions.flatMap(({ actionSlug, asks }) => [
    `take-${actionSlug}`,
    `since-${actionSlug}`,
    `seen-${actionSlug}`,
    `way-${actionSlug}`,
    ...answerFields(asks, actionSlug),
  ]),
]

/** One action as chosen; `corrects`: the entry it is to replace. */
type Choice = Statement & FormMarker & { actionSlug: string; corrects: string | undefined }

/** The day fields of that form. */
export const choiceDays = (actions: readonly Choosable[]) => ['since', ...actions.map(({ actionSlug }) => `since-${actionSlug}`)]

/**
 * The ticked actions (`take-<action>`), each taken in full from its own day (`since-<action>`) or, where it has none, from the
 * day for all (`since`), with the answers to its questions. Errors are keyed by the fields; with nothing ticked, by ''.
 */
export function parseChoices(values: FormValues, actions: readonly Choosable[], today: Day): FormOutcome<Choice[]> {
  const errors: Record<string, string> = {}
  const chosen: Choice[] = []
  for (const { actionSlug, asks } of actions.filter((action) => values[`take-${action.actionSlug}`])) {
    const own = (values[`since-${actionSlug}`] ?? '').trim()
    const outcome = parseStatement({ state: 'taking', effectiveOn: own || (values.since ?? '') }, today)
    const answers = parseAnswers(values, asks, actionSlug)
    if (!outcome.ok) errors[own ? `since-${actionSlug}` : 'since'] ??= Object.values(outcome.errors)[0]!
    if (!answers.ok) Object.assign(errors, answers.errors)
    const seen = values[`seen-${actionSlug}`] || undefined
    const way = values[`way-${actionSlug}`] ?? ''
    const [meant, day, entryId] = way.split(' ')
    const asChosen = outcome.ok && day === outcome.value.effectiveOn
    const drawn = {
      seen,
      knowingly: asChosen && meant === 'before',
      corrects: asChosen && meant === 'correct' ? entryId : undefined,
    }
    if (outcome.ok && answers.ok) chosen.push({ ...outcome.value, answers: answers.value, actionSlug, ...drawn })
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  if (chosen.length === 0) return { ok: false, errors: { '': 'Nothing is chosen. Tick at least one action.' } }
  return { ok: true, value: chosen }
}
