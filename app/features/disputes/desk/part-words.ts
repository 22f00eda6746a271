import { LOGGED_STATES } from '#app/features/disputes/file/dispute-words.ts'

/** Every field of a part of a dispute; what it is called where a section does not call it otherwise. */
export const PART_LABELS = {
  number: 'Number',
  title: 'Title',
  kind: 'Kind',
  side: 'Whose words',
  phase: 'Phase',
  rung: 'Route',
  line: 'Service line',
  lines: 'Service lines',
  when: 'When',
  state: 'State',
  who: 'Who says it',
  words: 'In words',
  answer: 'What the body answers',
  beside: 'What the figures say',
  again: 'Asked again',
  deadlines: 'Deadlines',
  answers: 'Answers of the body',
  proposals: 'Proposals',
  outcomes: 'What came of it',
  parts: 'Parts, and how each was voted',
  mayJoin: 'Who may join',
  byWhen: 'By when',
  payer: 'Who pays',
  claimants: 'Who may claim',
  covers: 'What it covers',
  rule: 'Rule',
  ruleFrom: 'The rule came',
  published: 'Published',
  samples: 'Who answered, and how many',
  reported: 'What was found, in one line',
  exact: 'The question in its exact words',
  results: 'Results',
  comparable: 'Do the waves compare?',
  why: 'Why',
  conflict: 'What the sources disagree about',
  derived: 'How the day is known',
  sources: 'Sources',
} as const
export type PartField = keyof typeof PART_LABELS

export type Choices = Readonly<Record<string, string>>
export type FieldShape = {
  label?: string
  hint?: string
  optional?: true
  long?: true
  rows?: true
  choices?: Choices | 'lines' | 'phases'
}
export type SectionWords = { one: string; many: string; fields: Partial<Record<PartField, FieldShape>> }

/** Whether the totals of what practices logged are published. */
export const LOGGED_FIELD: FieldShape = {
  label: 'Are they published?',
  hint: 'With the release of every week, as logged by practices and not checked, beside what the contractor says.',
  choices: LOGGED_STATES,
}

/** The fields of the head of a dispute. */
export const DISPUTE_LABELS = {
  title: 'Title',
  asks: 'What is asked, in one sentence',
  counterparty: 'With whom',
  contractor: 'Contractor',
  carriedBy: 'Carried by',
  openedOn: 'Begun',
  opened: 'How it began',
  endedOn: 'Ended',
  ended: 'How it ended',
  lines: 'Service lines',
  rounds: 'Rounds of collective action',
  ballots: 'Ballots',
  sources: 'Sources',
} as const
