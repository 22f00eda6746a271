import { answerOfChoice, type Choice, choiceFieldsOf } from '#app/features/adoption/statements/choices-form.ts'
import type { AdoptionRefused } from '#app/features/adoption/statements/effect-rules.ts'
import { REFUSALS } from '#app/features/adoption/statements/refusal-words.ts'
import { actionTimeline } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import type { DeskAction } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import type { FieldErrors, FormValues } from '#app/platform/form.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { ChoiceRefusal } from './choose-fields.tsx'

type Refused = {
  practiceCode: string
  choices: readonly Choice[]
  values: FormValues
  actions: readonly Pick<DeskAction, 'offer'>[]
  readerId: string
}

/**
 * Why a decision was refused, by its field, with the action's name. The second part is what the form shows about that action: what a
 * colleague recorded meanwhile, or the answer that would stay in force.
 */
export function choiceRefused(
  db: Db,
  { practiceCode, choices, values, actions, readerId }: Refused,
  { actionSlug, reason, later }: AdoptionRefused & { actionSlug: string },
  now: Instant,
): [FieldErrors, ChoiceRefusal | undefined] {
  const { field, words } = REFUSALS[reason]
  const choice = choices.find((one) => one.actionSlug === actionSlug)
  const ownDay = (values[`since-${actionSlug}`] ?? '').trim() !== ''
  const at = choice ? choiceFieldsOf({ actionSlug, answer: answerOfChoice(choice), ownDay })(field) : ''
  const title = actions.find(({ offer }) => offer.actionSlug === actionSlug)?.offer.shortTitle
  const errors = { [at]: actions.length > 1 ? `${title}: ${words}` : words }
  const meanwhile = reason === 'changed-meanwhile'
  if (!choice || !(meanwhile || later)) return [errors, undefined]
  const { entries = [], progress = [] } = actionTimeline(db, practiceCode, actionSlug, now, readerId) ?? {}
  return [errors, { actionSlug, entries, progress, meanwhile, later, effectiveOn: choice.effectiveOn }]
}
