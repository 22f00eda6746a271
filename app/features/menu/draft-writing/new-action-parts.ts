import { NEW_ACTION_FIELDS, PART_FIELDS, QUESTION_COUNT, SYSTEM_FIELDS } from './new-action-form.ts'

/** The parts of the form of a new action in their order, each with its fields: it is saved part by part. */
const PARTS = [
  ['title', 'shortTitle', 'wording', 'reason', 'from', 'unless', 'scope'],
  ['summary', ...PART_FIELDS.map(({ name }) => name)],
  [
    ...['committee', 'disputed', 'patientSafety', 'reversible', 'reversibleWords', 'effort', 'effortWords'],
    ...SYSTEM_FIELDS.map(({ name }) => name),
  ],
  [...Array.from({ length: QUESTION_COUNT }, (_, index) => [`question${index + 1}`, `answer${index + 1}`]).flat(), 'sources'],
]
export const PART_COUNT = PARTS.length

/** The part to go on with: of an address (`?part=2`) or a button ("on-2"). Null = none, or no such part. */
export function partAsked(text: string | null | undefined): number | null {
  const number = Number(/^(?:on-)?([1-9])$/.exec(text ?? '')?.[1])
  return number <= PART_COUNT ? number : null
}

/** The fields up to a part: what is left in them is said when the editor goes on after it. Null = the whole form. */
export const fieldsBefore = (part: number | null): string[] =>
  part === null ? NEW_ACTION_FIELDS : PARTS.slice(0, part - 1).flat()
