/** Kinds of question, as the desk writes them. */
export const QUESTION_KINDS = {
  'yes-no': 'Yes or no',
  'one-of': 'One of',
  'some-of': 'Some of',
  number: 'Number',
  share: 'Share',
  scale: 'Scale',
  days: 'Days',
} as const
export type QuestionKind = keyof typeof QUESTION_KINDS

/** Who answers: a practice once, or each of its partners and managers for themselves. */
export const SAMPLES = {
  practices: 'Practices, one answer each',
  persons: 'Persons: partners and managers, one answer each',
} as const
export type Sample = keyof typeof SAMPLES

/** What more of it means: decides whether a change is for the better. */
export const MORE_IS = { worse: 'worse', better: 'better', neither: 'neither' } as const
export type MoreIs = keyof typeof MORE_IS

/** Where an answer that is filled in comes from. */
export const KNOWN_FROM = { 'list-size': 'list size', earlier: 'earlier wave' } as const
export type KnownFrom = keyof typeof KNOWN_FROM

export const SURVEY_LABELS = {
  title: 'Title',
  wave: 'Name of the wave',
  dispute: 'Dispute',
  follows: 'The wave before this one',
  sample: 'Who answers',
  words: 'What it is asked for',
  closesOn: 'Open until the end of',
  questions: 'The questions',
  achieved: 'What came of it',
  saidCommittee: 'What the committee says of change',
  saidOther: 'What the other side says of change',
} as const
