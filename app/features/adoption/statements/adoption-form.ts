import { z } from 'zod'
import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import { cacheOf } from '#app/platform/cache.ts'
import type { FormOutcome, FormValues } from '#app/platform/form.ts'
import { parseFields } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import { type Day, isDay, type Week } from '#app/platform/time.ts'
import { DAY_EXAMPLES, typedDay } from '#app/platform/typed-days.ts'
import { EXTENTS, STATES } from './adoption-rules.ts'
import { answerFields, parseAnswers } from './answers-form.ts'
import type { Statement } from './refusal-rules.ts'
import { REFUSALS } from './refusal-words.ts'

/** Maximum length of a free text, in characters. */
export const LIMITS = { obstacle: 500, note: 1000 } as const
/** No action began before the GP contract of April 2004: an earlier day is a slip of the pen. */
const FIRST_DAY: Day = '2004-04-01'
const LAST_DAY: Day = '2099-12-31'

/** The fields of a statement about one action. */
export const STATEMENT_FIELDS = ['state', 'extent', 'effectiveOn', 'plannedFor', 'obstacle', 'note']
/** STATEMENT_FIELDS, and `correction`: 'instead' or 'void'. */
export const CORRECTION_FIELDS = ['correction', ...STATEMENT_FIELDS]
export const SHARING_FIELDS = ['shares']
export const RETURN_FIELDS = ['week']

const realDay = typedDay().refine((day) => day >= FIRST_DAY && day <= LAST_DAY, 'Check the year: the day lies too far away.')

const makeSaidFields = (today: Day, plansFrom: Day | undefined) =>
  z
    .object({
      state: z.enum(STATES, 'Choose how the practice stands to this action.'),
      extent: z.union([z.enum(EXTENTS), z.literal('')], 'Choose in full or in part.').default(''),
      effectiveOn: z
        .string()
        .min(1, 'Enter the day from which this holds.')
        .pipe(realDay)
        .refine((day) => day <= today, REFUSALS['in-the-future'].words),
      plannedFor: z.union([z.literal(''), realDay], `Enter a real day, such as ${DAY_EXAMPLES}.`).default(''),
      obstacle: freeText(LIMITS.obstacle).default(null),
      note: freeText(LIMITS.note).default(null),
    })
    .superRefine(({ state, extent, plannedFor }, context) => {
      const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
      if (extent === 'partial' && state !== 'taking') refuse('extent', REFUSALS['extent-without-taking'].words)
      if (plannedFor && state !== 'planned') refuse('plannedFor', REFUSALS['day-without-plan'].words)
      else if (plansFrom && plannedFor && plannedFor < plansFrom) refuse('plannedFor', REFUSALS['plan-in-the-past'].words)
    })
    .transform(
      ({ state, extent, plannedFor, ...rest }): Statement => ({
        ...rest,
        state,
        extent: state === 'taking' ? extent || 'full' : null,
        plannedFor: plannedFor || null,
      }),
    )

/** Building a schema is slow, and one schema serves a whole day. */
const schemas = cacheOf<string, ReturnType<typeof makeSaidFields>>({ most: 4 })
const statementFields = (today: Day, plansFrom: Day | undefined) =>
  schemas.of(`${today} ${plansFrom ?? ''}`, () => makeSaidFields(today, plansFrom))

/**
 * Reads a statement about one action from a form, on the London day `today`. It holds from today or an earlier day; a planned day
 * is today or later. Taking means in full unless `extent` says partial (a form may leave "full" set beside any state). `asks`:
 * the action's own questions.
 */
export function parseStatement(values: FormValues, today: Day, asks: readonly Ask[] = []): FormOutcome<Statement> {
  return withAnswers(parseFields(statementFields(today, today), values), values, asks)
}

/** Adds the answers to the action's own questions where it is taken, and merges both sets of errors. */
function withAnswers(parsed: FormOutcome<Statement>, values: FormValues, asks: readonly Ask[]): FormOutcome<Statement> {
  if (values.state !== 'taking' || asks.length === 0) return parsed
  const answers = parseAnswers(values, asks)
  if (parsed.ok && answers.ok) return { ok: true, value: { ...parsed.value, answers: answers.value } }
  return { ok: false, errors: { ...(parsed.ok ? {} : parsed.errors), ...(answers.ok ? {} : answers.errors) } }
}

type CorrectionStatement = { instead: Statement } | { void: true; note: string | null }

/** Reads a correction: another statement instead, or void (then only the note is read). A corrected plan may lie in the past. */
export function parseCorrection(values: FormValues, today: Day, asks: readonly Ask[] = []): FormOutcome<CorrectionStatement> {
  const message = 'Choose whether it was otherwise or should never have been recorded.'
  const kind = parseFields(z.object({ correction: z.enum(['instead', 'void'], message) }), values)
  if (!kind.ok) return kind
  if (kind.value.correction === 'instead') {
    const parsed = withAnswers(parseFields(statementFields(today, undefined), values), values, asks)
    return parsed.ok ? { ok: true, value: { instead: parsed.value } } : parsed
  }
  const rest = parseFields(z.object({ note: freeText(LIMITS.note).default(null) }), values)
  return rest.ok ? { ok: true, value: { void: true, note: rest.value.note } } : rest
}

/** An action in the form that starts several at once. `asks`: its own questions. */
export type Choosable = { actionSlug: string; asks: readonly Ask[] }

/** The fields of that form: for each action a tick, a day and its questions. */
export const choiceFields = (actions: readonly Choosable[]) =>
  actions.flatMap(({ actionSlug, asks }) => [`take-${actionSlug}`, `since-${actionSlug}`, ...answerFields(asks, actionSlug)])

/**
 * The ticked actions (`take-<action>`), the day each is taken from (`since-<action>`), all in full, with the answers to their
 * questions. Errors are keyed by `since-<action>` and by the fields of the questions; by '' where nothing is ticked.
 */
export function parseChoices(
  values: FormValues,
  actions: readonly Choosable[],
  today: Day,
): FormOutcome<(Statement & { actionSlug: string })[]> {
  const errors: Record<string, string> = {}
  const chosen: (Statement & { actionSlug: string })[] = []
  for (const { actionSlug, asks } of actions.filter((action) => values[`take-${action.actionSlug}`])) {
    const effectiveOn = values[`since-${actionSlug}`] ?? ''
    const outcome = parseStatement({ state: 'taking', effectiveOn }, today)
    const answers = parseAnswers(values, asks, actionSlug)
    if (!outcome.ok) errors[`since-${actionSlug}`] = outcome.errors.effectiveOn ?? Object.values(outcome.errors)[0]!
    if (!answers.ok) Object.assign(errors, answers.errors)
    if (outcome.ok && answers.ok) chosen.push({ ...outcome.value, answers: answers.value, actionSlug })
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  if (chosen.length === 0) return { ok: false, errors: { '': 'Nothing is chosen. Tick at least one action.' } }
  return { ok: true, value: chosen }
}

/** The sharing choice has no default: it must be yes or no. */
export function parseSharing(values: FormValues): FormOutcome<{ sharesByName: boolean }> {
  const message = 'Choose whether your LMC sees your answers by name.'
  const shares = z.enum(['yes', 'no'], message).transform((answer) => answer === 'yes')
  const outcome = parseFields(z.object({ shares }), values)
  return outcome.ok ? { ok: true, value: { sharesByName: outcome.value.shares } } : outcome
}

/** The week a return is for, by its Monday. makeReturn decides whether that week may still be confirmed. */
export function parseReturn(values: FormValues): FormOutcome<{ week: Week }> {
  return parseFields(z.object({ week: z.string().refine(isDay, 'The week is not a day. Open the page again.') }), values)
}
