import type { AdoptionRefused } from '#app/features/adoption/statements/effect-rules.ts'
import type { ChosenStatement } from '#app/features/adoption/statements/record-adoption.server.ts'
import { REFUSALS } from '#app/features/adoption/statements/refusal-words.ts'
import { actionTimeline } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import type { DeskPage } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import type { FieldErrors, FormValues } from '#app/platform/form.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { ChoiceRefusal } from './choose-fields.tsx'

type Chosen = { statements: readonly ChosenStatement[]; values: FormValues; desk: DeskPage; readerId: string }

/**
 * Why the form that starts several actions was refused, by its field, with the action's name. The second part is what it shows
 * about that action: what a colleague recorded meanwhile, or the answer that would stay in force.
 */
export function choiceRefused(
  db: Db,
  { statements, values, desk, readerId }: Chosen,
  { actionSlug, reason, later }: AdoptionRefused & { actionSlug: string },
  now: Instant,
): [FieldErrors, ChoiceRefusal | undefined] {
  const { field, words } = REFUSALS[reason]
  const own = `since-${actionSlug}`
  const at = field === '' ? '' : values[own] ? own : 'since'
  const title = desk.actions.find(({ offer }) => offer.actionSlug === actionSlug)?.offer.shortTitle
  const errors = { [at]: `${title}: ${words}` }
  const meanwhile = reason === 'changed-meanwhile'
  const statement = statements.find((one) => one.actionSlug === actionSlug)
  if (!statement || !(meanwhile || later)) return [errors, undefined]
  const { practiceCode, effectiveOn } = statement
  const { entries = [], progress = [] } = actionTimeline(db, practiceCode, actionSlug, now, readerId) ?? {}
  return [errors, { actionSlug, entries, progress, meanwhile, later, effectiveOn }]
}
