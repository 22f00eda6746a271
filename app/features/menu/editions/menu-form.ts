import { z } from 'zod'
import { careFields, dayField, markdownField, oldSource, slugField, wordsField } from '#app/platform/content-fields.server.ts'
import { instantsOf } from '#app/platform/wall-clock.ts'
import { SHORT_TITLE_LENGTH, STEP_ROLES, STEP_TITLE, type StepRole } from './menu-rules.ts'

/**
 * Gaps in the history of a round: a source counts other than is listed, and these actions may have left. It belongs to the round,
 * not the edition: an edition never changes, our knowledge of it may.
 */
export const gapFields = z.strictObject({
  editions: z.array(slugField).min(1, 'names at least one edition.'),
  counted: z.int('is a whole number from 1.').min(1, 'is a whole number from 1.'),
  actions: z.array(slugField).min(2, 'names the actions in doubt, at least two.'),
  words: markdownField,
})
export type GapFields = z.infer<typeof gapFields>

/** A known outcome, of an action or of a whole round. `when`: no more exactly than the source has it; `who` says so. */
const effectFields = z.strictObject({
  when: wordsField,
  what: markdownField,
  who: wordsField,
  url: z.string('is an address.').regex(/^https?:\/\/\S+$/, 'is an address that begins with https:// or http://.'),
})
export type EffectFields = z.infer<typeof effectFields>
/** Latest first. Before the first day of its dated blocks a list is empty. */
const effectList = z
  .array(effectFields)
  .nullish()
  .transform((effects) => effects ?? [])

/** Front matter of `rounds/<round>/round.md`. The body tells what the round is about. */
export const roundFields = z
  .strictObject({
    title: wordsField,
    kind: z.enum(['pick-any', 'cumulative'], 'is pick-any or cumulative.'),
    beganOn: dayField,
    endedOn: dayField.nullish().transform((day) => day ?? null),
    summary: wordsField,
    sources: z.array(oldSource).min(1, 'names no source yet: it needs at least one.'),
    notKnown: z.array(gapFields).default([]),
    /** What is known of the effect of the action as a whole. */
    effects: effectList,
    ...careFields,
  })
  .refine((round) => round.endedOn === null || round.endedOn >= round.beganOn, {
    path: ['endedOn'],
    message: 'is before the round began.',
  })
export type RoundFields = z.infer<typeof roundFields>

/** The parts of every action page, as second-level headings. A page with steps needs no "Step by step". */
export const ACTION_PARTS = ['What it asks', 'Why it was called', 'Step by step', 'What to record', 'Traps'] as const
export type ActionPart = (typeof ACTION_PARTS)[number]

const askParts = {
  key: z.string('is a word.').regex(/^[a-z][a-zA-Z0-9]*$/, 'is one word of letters and digits.'),
  label: wordsField,
  hint: wordsField.optional(),
  /** A practice that takes the action answers it: at which strength, where it circulates at several. */
  required: z.boolean('is true or false.').optional(),
}
const askOptions = z
  .array(z.strictObject({ value: slugField, label: wordsField }))
  .min(2, 'holds at least two answers.')
  .max(12, 'holds at most twelve answers.')
const systemWords = z.strictObject({ 'EMIS Web': markdownField, SystmOne: markdownField, Medicus: markdownField }).partial()

const stepRoles = Object.keys(STEP_ROLES) as [StepRole, ...StepRole[]]
/**
 * The steps of an action, in order: what, more about it, who does it as a rule, the letter to write, and how it is done in a clinical
 * system where that is known. A step keeps its id while its words change: practices tick by it.
 */
const stepList = z
  .array(
    z.strictObject({
      id: slugField,
      title: wordsField.refine((text) => text.length <= STEP_TITLE, `is at most ${STEP_TITLE} characters.`),
      words: markdownField.optional(),
      who: z.enum(stepRoles, `is one of ${stepRoles.join(', ')}.`).optional(),
      letter: slugField.optional(),
      systems: systemWords.default({}),
    }),
  )
  .max(12, 'holds at most twelve steps.')
  .nullish()
  .transform((steps) => steps ?? [])
  .refine((steps) => new Set(steps.map(({ id }) => id)).size === steps.length, 'holds one id twice.')

/** A question of an action to practices that take it. */
const askFields = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ ...askParts, kind: z.literal('number'), least: z.int(), most: z.int(), unit: wordsField.optional() }),
    z.strictObject({ ...askParts, kind: z.literal('one-of'), options: askOptions }),
    z.strictObject({ ...askParts, kind: z.literal('any-of'), options: askOptions }),
    z.strictObject({ ...askParts, kind: z.literal('yes-no') }),
    z.strictObject({ ...askParts, kind: z.literal('words'), most: z.int().min(10).max(300) }),
  ],
  'has a kind: number, one-of, any-of, yes-no or words.',
)

/**
 * Front matter of an action's `guidance.md`. Unknown facts are given as "not known". The lengths of title and summary are checked where a
 * page is written, not here: pages stored before they had a limit are still read.
 */
export const actionFields = z.strictObject({
  title: wordsField,
  shortTitle: wordsField.refine(
    (text) => text.length <= SHORT_TITLE_LENGTH,
    `is at most ${SHORT_TITLE_LENGTH} characters: it heads a column.`,
  ),
  scope: z.enum(['practice', 'pcn'], 'is practice or pcn.'),
  summary: wordsField,
  /** What changed since, shown above everything else on the page. */
  notice: markdownField.optional(),
  reversible: z.strictObject({
    answer: z.enum(['yes', 'partly', 'no', 'not known'], 'is yes, partly, no or not known.'),
    words: markdownField,
  }),
  effort: z.strictObject({
    size: z.enum(['small', 'medium', 'large', 'not known'], 'is small, medium, large or not known.'),
    words: markdownField,
  }),
  contract: z.strictObject({ committee: markdownField, disputed: markdownField }),
  patientSafety: markdownField,
  /** How it is done in a clinical system, where that is known. */
  systems: systemWords.default({}),
  /** What a practice does, in order: its checklist. */
  steps: stepList,
  /** What is known of its effect, by itself. */
  effects: effectList,
  /** The questions to a practice that takes the action; the answers are stored with its entry. */
  asks: z
    .array(askFields)
    .max(6, 'holds at most six questions.')
    .refine((asks) => new Set(asks.map(({ key }) => key)).size === asks.length, 'holds one key twice.')
    .default([]),
  questions: z.array(z.strictObject({ question: wordsField, answer: markdownField })).min(1, 'holds at least one question.'),
  sources: z.array(oldSource).min(1, 'names no source yet: it needs at least one.'),
  ...careFields,
})
export type ActionFields = z.infer<typeof actionFields>

const published = z
  .strictObject({
    on: dayField,
    at: z
      .string('is a London time such as "09:00".')
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is a London time such as "09:00".')
      .optional(),
    zone: z.enum(['BST', 'GMT'], 'is BST or GMT.').optional(),
    precision: z.enum(['instant', 'day', 'month', 'about'], 'is instant, day, month or about.'),
  })
  .superRefine((moment, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (moment.precision === 'instant' && moment.at === undefined)
      refuse('precision', 'is instant, so "at" gives the London time.')
    if (moment.precision !== 'instant' && moment.at !== undefined) refuse('at', 'is given only where the precision is instant.')
    if (moment.precision === 'month' && !moment.on.endsWith('-01'))
      refuse('on', 'is the first of the month where only the month is known.')
    const instants = moment.precision === 'instant' && moment.at !== undefined ? instantsOf(moment.on, moment.at) : undefined
    if (instants?.length === 0) refuse('at', 'does not exist on that day: the clocks go forward.')
    if (moment.zone !== undefined && instants?.length !== 2)
      refuse('zone', 'is given only in the hour that comes twice, when the clocks go back.')
  })

/** One line of an edition. Files call the status `standing`: files of published editions never change, byte for byte. */
const offerFields = z
  .strictObject({
    action: slugField,
    standing: z.enum(
      ['offered', 'paused', 'withdrawn', 'superseded', 'contractual'],
      'is offered, paused, withdrawn, superseded or contractual.',
    ),
    wording: markdownField,
    reason: markdownField.optional(),
    decidedBy: wordsField.optional(),
    supersededBy: slugField.optional(),
    from: dayField.optional(),
    until: dayField.optional(),
    unless: markdownField.optional(),
  })
  .transform(({ standing, ...line }) => ({ ...line, status: standing }))

/** Front matter of `rounds/<round>/editions/NN-<slug>.md`. It has no body: an edition's words are its summary and its offers. */
export const editionFields = z.strictObject({
  number: z.int('is a whole number from 1.').min(1, 'is a whole number from 1.'),
  title: wordsField,
  published,
  publishedBy: wordsField,
  summary: markdownField,
  offers: z.array(offerFields),
  sources: z.array(oldSource).min(1, 'names no source yet: it needs at least one.'),
})
export type EditionFields = z.infer<typeof editionFields>
