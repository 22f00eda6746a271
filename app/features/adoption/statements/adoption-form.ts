import { z } from 'zod'
import type { Ask } from '#app/features/menu/actions/ask-rules.ts'
import { cacheOf } from '#app/platform/cache.ts'
import type { FormOutcome, FormValues } from '#app/platform/form.ts'
import { parseFields } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import { type Day, isDay, type Week } from '#app/platform/time.ts'
import { optionalDay, typedDay, wantedDay } from '#app/platform/typed-days.ts'
import { EXTENTS, OBSTACLE_KINDS, type Obstacle, STATES, type State } from './adoption-rules.ts'
import { parseAnswers } from './answers-form.ts'
import type { Statement } from './refusal-rules.ts'
import { REFUSALS } from './refusal-words.ts'

/** Maximum length of a free text, in characters. */
export const LIMITS = { obstacle: 500, note: 1000 } as const
/** No action began before the GP contract of April 2004: an earlier day is a slip of the pen. */
const FIRST_DAY: Day = '2004-04-01'
const LAST_DAY: Day = '2099-12-31'

/**
 * The common fields of every form about the record. `seen`: the marker it was drawn from. `do`: the button pressed; 'record-so'
 * records although a later answer stays in force.
 */
export const DRAWN_FIELDS = ['seen', 'do']
/** The fields of a statement about one action. */
const STATEMENT_FIELDS = ['state', 'extent', 'effectiveOn', 'plannedFor', 'obstacleKind', 'obstacle', 'note']
/** As STATEMENT_FIELDS, with `correction`: 'instead' or 'void'. */
export const CORRECTION_FIELDS = ['correction', ...STATEMENT_FIELDS]
export const SHARING_FIELDS = ['shares', 'seen']
export const RETURN_FIELDS = ['week', 'seen']

/** The marker and choice of a form, as the commands need them. */
export const drawnFrom = (values: FormValues) => ({ seen: values.seen || undefined, knowingly: values.do === 'record-so' })

/** The answers a form offers first, before it asks for their details: taking is two of them. */
export const ANSWERS = ['full', 'partial', ...STATES.filter((state) => state !== 'taking')] as const
export type Answer = (typeof ANSWERS)[number]
export const isAnswer = (text: string | null | undefined): text is Answer => ANSWERS.some((answer) => answer === text)
export const stateOfAnswer = (answer: Answer): State => (answer === 'full' || answer === 'partial' ? 'taking' : answer)
export const answerOf = ({ state, extent }: { state: State; extent: string | null }): Answer =>
  state === 'taking' ? (extent === 'partial' ? 'partial' : 'full') : state

const realDay = (what?: string) =>
  typedDay(wantedDay(what)).refine((day) => day >= FIRST_DAY && day <= LAST_DAY, 'Check the year: the day lies too far away.')

/** An obstacle in two fields: one kind of the list (none = no obstacle), and a few words, required for "other". */
export const obstacleShape = {
  obstacleKind: z
    .union([z.enum(OBSTACLE_KINDS), z.literal('')], 'Choose what stands in the way, or nothing.')
    .default('')
    .transform((kind) => kind || null),
  obstacle: freeText(LIMITS.obstacle).default(null),
}
type Refuse = (field: string, message: string) => void
/** Refuses words without a choice, and "other" without words. */
export function checkObstacle({ obstacleKind, obstacle }: Obstacle, refuse: Refuse): void {
  if (obstacle && !obstacleKind) refuse('obstacleKind', 'Choose what stands in the way, or clear the words about it.')
  if (obstacleKind === 'other' && !obstacle) refuse('obstacle', 'Say in a few words what stands in the way.')
}

/** An obstacle as form values; words from before the list count as "other". */
export const obstacleValues = ({ obstacleKind, obstacle }: Obstacle): FormValues => ({
  obstacleKind: obstacleKind ?? (obstacle ? 'other' : ''),
  obstacle: obstacle ?? '',
})

const makeSaidFields = (today: Day, plansFrom: Day | undefined) =>
  z
    .object({
      state: z.enum(STATES, 'Choose how the practice stands to this action.'),
      extent: z.union([z.enum(EXTENTS), z.literal('')], 'Choose in full or in part.').default(''),
      effectiveOn: z
        .string()
        .min(1, 'Enter the day from which this holds.')
        .pipe(realDay())
        .refine((day) => day <= today, REFUSALS['in-the-future'].words),
      plannedFor: optionalDay(realDay('the day it is planned for')),
      ...obstacleShape,
      note: freeText(LIMITS.note).default(null),
    })
    .superRefine(({ state, extent, plannedFor, ...rest }, context) => {
      const refuse: Refuse = (field, message) => context.addIssue({ code: 'custom', path: [field], message })
      checkObstacle(rest, refuse)
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

const correctionKind = z.object({
  correction: z.enum(['instead', 'void'], 'Choose whether it was otherwise or should never have been recorded.'),
})
const correctionNote = z.object({ note: freeText(LIMITS.note).default(null) })

/** Reads a correction: another statement instead, or void (then only the note is read). A corrected plan may lie in the past. */
export function parseCorrection(values: FormValues, today: Day, asks: readonly Ask[] = []): FormOutcome<CorrectionStatement> {
  const kind = parseFields(correctionKind, values)
  if (!kind.ok) return kind
  if (kind.value.correction === 'instead') {
    const parsed = withAnswers(parseFields(statementFields(today, undefined), values), values, asks)
    return parsed.ok ? { ok: true, value: { instead: parsed.value } } : parsed
  }
  const rest = parseFields(correctionNote, values)
  return rest.ok ? { ok: true, value: { void: true, note: rest.value.note } } : rest
}

const sharingChoice = z.object({
  shares: z.enum(['yes', 'no'], 'Choose whether your LMC sees your answers by name.').transform((answer) => answer === 'yes'),
})

/** The sharing choice has no default: it is yes or no. */
export function parseSharing(values: FormValues): FormOutcome<{ sharesByName: boolean }> {
  const outcome = parseFields(sharingChoice, values)
  return outcome.ok ? { ok: true, value: { sharesByName: outcome.value.shares } } : outcome
}

const weekOfReturn = z.object({ week: z.string().refine(isDay, 'The week is not a day. Open the page again.') })

/** The week a return is for, by its Monday. makeReturn decides whether that week may still be confirmed. */
export function parseReturn(values: FormValues): FormOutcome<{ week: Week }> {
  return parseFields(weekOfReturn, values)
}
