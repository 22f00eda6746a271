import type { ACTION_PARTS } from '#app/features/menu/editions/menu-form.ts'
import { ASK_FIELDS } from './new-action-asks.ts'

/** The parts of an action's page with the names of their fields. */
export const PART_FIELDS = [
  { name: 'whatItAsks', part: 'What it asks' },
  { name: 'whyCalled', part: 'Why it was called' },
  { name: 'stepByStep', part: 'Step by step' },
  { name: 'whatToRecord', part: 'What to record' },
  { name: 'traps', part: 'Traps' },
] as const satisfies { name: string; part: (typeof ACTION_PARTS)[number] }[]
export const SYSTEM_FIELDS = [
  { name: 'emisWeb', system: 'EMIS Web' },
  { name: 'systmOne', system: 'SystmOne' },
  { name: 'medicus', system: 'Medicus' },
] as const
/** Questions with answers on the form; at least the first is required. */
export const QUESTION_COUNT = 3
const questionFields = Array.from({ length: QUESTION_COUNT }, (_, index) => [`question${index + 1}`, `answer${index + 1}`]).flat()

export const NEW_ACTION_FIELDS = [
  ...['do', 'seen', 'change', 'title', 'shortTitle', 'scope', 'summary', 'wording', 'reason', 'from', 'unless', 'decidedBy'],
  ...PART_FIELDS.map(({ name }) => name),
  ...['committee', 'disputed', 'patientSafety', 'reversible', 'reversibleWords', 'effort', 'effortWords'],
  ...SYSTEM_FIELDS.map(({ name }) => name),
  ...ASK_FIELDS,
  ...['letter', 'letterStep'],
  ...questionFields,
  'sources',
]

/** The Markdown fields, each with a preview. */
export const PREVIEWED_FIELDS = [
  ...['wording', 'reason', ...PART_FIELDS.map(({ name }) => name), 'committee', 'disputed', 'patientSafety'],
  ...['reversibleWords', 'effortWords', ...SYSTEM_FIELDS.map(({ name }) => name)],
  ...questionFields.filter((name) => name.startsWith('answer')),
]

/** The parts of the form of a new action in their order, each with its fields: it is saved part by part. */
const PARTS = [
  ['title', 'shortTitle', 'wording', 'reason', 'from', 'unless', 'scope'],
  ['summary', ...PART_FIELDS.map(({ name }) => name)],
  [
    ...['committee', 'disputed', 'patientSafety', 'reversible', 'reversibleWords', 'effort', 'effortWords'],
    ...SYSTEM_FIELDS.map(({ name }) => name),
  ],
  [...ASK_FIELDS, 'letter', 'letterStep'],
  [...Array.from({ length: QUESTION_COUNT }, (_, index) => [`question${index + 1}`, `answer${index + 1}`]).flat(), 'sources'],
]
const PART_COUNT = PARTS.length

/** The part to go on with: of an address (`?part=2`) or a button ("on-2"). Null = none, or no such part. */
export function partAsked(text: string | null | undefined): number | null {
  const number = Number(/^(?:on-)?([1-9])$/.exec(text ?? '')?.[1])
  return number <= PART_COUNT ? number : null
}

/** The fields up to a part: what is left in them is said when the editor goes on after it. Null = the whole form. */
export const fieldsBefore = (part: number | null): string[] =>
  part === null ? NEW_ACTION_FIELDS : PARTS.slice(0, part - 1).flat()
