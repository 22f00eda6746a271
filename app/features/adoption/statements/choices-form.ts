import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import type { FieldErrors, FormOutcome, FormValues } from '#app/platform/form.ts'
import type { Day } from '#app/platform/time.ts'
import { type Answer, answerOf, isAnswer, parseStatement, stateOfAnswer } from './adoption-form.ts'
import { answerFields, parseAnswers } from './answers-form.ts'
import type { FormMarker, Statement } from './refusal-rules.ts'

/** An action as the form of a decision about several offers it. `asks`: its own questions. */
export type Choosable = { actionSlug: string; asks: readonly Ask[] }

/**
 * What a practice means where a later answer would stay in force: to correct that one, or to add what was so before it. It is
 * meant of this day alone: with another day it is asked again.
 */
export const WAYS = { before: (day: Day) => `before ${day}`, correct: (entryId: string, day: Day) => `correct ${day} ${entryId}` }

/** The words of an action in that form; each field carries the action's slug. */
const WORDS = ['obstacleKind', 'obstacle', 'note'] as const

/**
 * The fields of that form: one day for all (`since`) and the day of the decision; for each action its answer (`take-<action>`, empty =
 * not in this decision), a day, its questions and words, its marker and its way out.
 */
export const choiceFields = (actions: readonly Choosable[]) => [
  'since',
  'decidedOn',
  ...actions.flatMap(({ actionSlug, asks }) => [
    ...['take', 'since', 'seen', 'way', ...WORDS].map((field) => `${field}-${actionSlug}`),
    ...answerFields(asks, actionSlug),
  ]),
]

/** The day fields of that form. */
export const choiceDays = (actions: readonly Choosable[]) => [
  'since',
  'decidedOn',
  ...actions.map(({ actionSlug }) => `since-${actionSlug}`),
]

/** The answers with a day of their own: when taking began, stopped, or is planned. The others hold from the day of the decision. */
export const HAS_DAY: readonly Answer[] = ['full', 'partial', 'stopped', 'planned']

/** One action as decided; `corrects`: the entry it is to replace. */
export type Choice = Statement & FormMarker & { actionSlug: string; corrects: string | undefined }

/**
 * The actions with an answer (`take-<action>`), each from its own day (`since-<action>`) or, where it has none, from the day for all
 * (`since`); a plan and a no hold from the day of the decision. Errors are keyed by the fields; with nothing chosen, by ''.
 */
export function parseChoices(values: FormValues, actions: readonly Choosable[], today: Day): FormOutcome<Choice[]> {
  const errors: FieldErrors = {}
  const chosen: Choice[] = []
  for (const { actionSlug, asks } of actions) {
    const answer = values[`take-${actionSlug}`]
    if (!answer) continue
    if (!isAnswer(answer)) errors[''] = 'One of the answers is not on the list. Choose again.'
    else {
      const parsed = oneChoice(values, { actionSlug, asks }, answer, today)
      if (parsed.ok) chosen.push(parsed.value)
      else for (const [field, message] of Object.entries(parsed.errors)) errors[field] ??= message
    }
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  if (chosen.length === 0) return { ok: false, errors: { '': 'Nothing is chosen. Tick at least one action.' } }
  return { ok: true, value: chosen }
}

function oneChoice(values: FormValues, { actionSlug, asks }: Choosable, answer: Answer, today: Day): FormOutcome<Choice> {
  const of = (field: string) => values[`${field}-${actionSlug}`] ?? ''
  const state = stateOfAnswer(answer)
  const own = of('since').trim()
  const day = HAS_DAY.includes(answer) ? own || (values.since ?? '') : ''
  const fromDecision = answer === 'planned' || !HAS_DAY.includes(answer)
  const parsed = parseStatement(
    {
      state,
      extent: state === 'taking' ? answer : '',
      effectiveOn: fromDecision ? (values.decidedOn ?? '') : day,
      plannedFor: answer === 'planned' ? day : '',
      ...Object.fromEntries(WORDS.map((field) => [field, of(field)])),
    },
    today,
  )
  const answers = state === 'taking' ? parseAnswers(values, asks, actionSlug) : ({ ok: true, value: null } as const)
  if (!parsed.ok || !answers.ok) {
    const fields = choiceFieldsOf({ actionSlug, answer, ownDay: own !== '' })
    const ofStatement = Object.entries(parsed.ok ? {} : parsed.errors).map(([field, message]) => [fields(field), message])
    return { ok: false, errors: { ...Object.fromEntries(ofStatement), ...(answers.ok ? {} : answers.errors) } }
  }
  const [meant, meantOf, entryId] = of('way').split(' ')
  const asChosen = meantOf === parsed.value.effectiveOn
  return {
    ok: true,
    value: {
      ...parsed.value,
      answers: answers.value,
      actionSlug,
      seen: of('seen') || undefined,
      knowingly: asChosen && meant === 'before',
      corrects: asChosen && meant === 'correct' ? entryId : undefined,
    },
  }
}

/** The field of the form that holds a field of a statement. `ownDay`: the action has a day of its own in the form. */
export const choiceFieldsOf =
  ({ actionSlug, answer, ownDay }: { actionSlug: string; answer: Answer; ownDay: boolean }) =>
  (field: string): string => {
    const own = ownDay ? `since-${actionSlug}` : 'since'
    if (field === 'plannedFor') return own
    if (field === 'effectiveOn') return answer === 'planned' || !HAS_DAY.includes(answer) ? 'decidedOn' : own
    return (WORDS as readonly string[]).includes(field) ? `${field}-${actionSlug}` : ''
  }

/** The answer of a choice. */
export const answerOfChoice = ({ state, extent }: Pick<Statement, 'state' | 'extent'>): Answer => answerOf({ state, extent })
