import { plainWords, type SurveyFields, type SurveyQuestion } from '#app/features/disputes/surveys/survey-rules.ts'
import { addDays, type Day, daysBetween } from '#app/platform/time.ts'

/** What an LMC may ask its practices about. Appetite and start days are asked by the committee alone. */
export const TOPICS = {
  menu: 'The national menu: how it goes here',
  obstacles: 'What stands in the way',
  services: 'Services given up or lost here',
} as const
export type Topic = keyof typeof TOPICS

export const MOST_QUESTIONS = 5

/** Days that practices have to answer after the day on which the questions open: no fewer, so that an open survey is one they can answer, and no more. */
export const LEAST_DAYS = 3
export const MOST_DAYS = 42

/** The earliest last day of questions that open on a day. */
export const firstLastDay = (opensOn: Day): Day => addDays(opensOn, LEAST_DAYS)

/** Whether questions may open on a day: for the form of the office, the editor who reads them and the loop that opens them alike. */
export const canOpenOn = ({ closesOn }: { closesOn: Day }, day: Day): boolean => closesOn >= firstLastDay(day)

/** Kinds an LMC can use. Each option is one blurred row, so there are few of them. */
export const LMC_KINDS = { 'yes-no': 'Yes or no', 'one-of': 'One of', 'some-of': 'Some of' } as const
export type LmcKind = keyof typeof LMC_KINDS
export const MOST_OPTIONS = 6

/** Words that ask how far a practice would go, or from when. */
const COMMITTEES_OWN =
  /\b(appetite|willing(ness)?|prepared to|ready to (take|act|strike)|would you (take|join|strike|act|support|begin|start)|strike|industrial action|how far would you|start(ing)? (day|date)|(when|from which day) (will|would|do|can) you (start|begin))\b/i

/** Whether a text asks what the committee alone may ask. */
export const asksAppetite = (text: string): boolean => COMMITTEES_OWN.test(text)
export const APPETITE_WORDS =
  'The committee alone asks practices how far they would go, or proposes a start day. Ask about the menu, obstacles or services.'

/** Whether a text holds letters or digits other than a to z, accented or not, and 0 to 9, or a bar: one that looks like another makes other words. */
export const hasLookAlikes = (text: string): boolean =>
  /(?![a-z0-9])[\p{L}\p{N}]|[|¦∣│]/iu.test(text.normalize('NFKD').replace(/\p{M}/gu, ''))
export const LOOK_ALIKE_WORDS =
  'Write it in the letters a to z, with accents where needed, and the digits 0 to 9, without bars: others look the same, and would count as another question.'

/** When questions open that are put before the committee while earlier ones of the LMC are open. */
export const OPENS = {
  after: 'Once the earlier ones have closed',
  beside: 'As soon as an editor has read them: practices are asked both at once',
} as const

/** Sets of an LMC that practices are asked at once, at most. */
export const MOST_OPEN = 2

/** Days between the last days of two sets with the same question, at least: a question has one figure in four weeks, as its drawn number does. */
export const DAYS_APART = 28

/** Whether two sets close so near each other that no question may stand in both. */
export const closeNear = (one: Day, other: Day): boolean => Math.abs(daysBetween(one, other)) < DAYS_APART

/** The first question that another set of the LMC asks too. `near`: those of its sets that close near this one. */
export function askedLately(
  questions: readonly SurveyQuestion[],
  near: readonly Pick<SurveyFields, 'questions'>[],
): SurveyQuestion | undefined {
  const asked = new Set(near.flatMap((set) => set.questions.map(({ words }) => plainWords(words))))
  return questions.find(({ words }) => asked.has(plainWords(words)))
}

export type RequestRefusal =
  | 'one-waiting'
  | 'two-open'
  | 'asked-lately'
  | 'not-waiting'
  | 'read-already'
  | 'too-short'
  | 'no-word'
export const REQUEST_REFUSALS: Record<RequestRefusal, { field: string; words: string }> = {
  'one-waiting': { field: '', words: 'Questions of your LMC wait to be read or opened already. Withdraw those first.' },
  'two-open': {
    field: 'opens',
    words: 'Practices are asked two sets already. Let these open once the earlier ones have closed.',
  },
  'asked-lately': {
    field: '',
    words: `Your LMC asks this in other questions that close less than ${DAYS_APART} days before or after. Leave it out, or choose another last day.`,
  },
  'not-waiting': { field: '', words: 'These questions were opened, sent back or withdrawn meanwhile.' },
  'read-already': {
    field: '',
    words: 'These questions were read meanwhile, and open by themselves. Until then they stand below, and can be sent back.',
  },
  'too-short': {
    field: '',
    words: `Practices would have under ${LEAST_DAYS} days to answer. Send it back, so that the LMC sets a later last day.`,
  },
  'no-word': { field: 'word', words: 'Say what the LMC should change: it reads your words.' },
}

/** The refusals of an editor who opens questions. */
export const READING_REFUSALS: typeof REQUEST_REFUSALS = {
  ...REQUEST_REFUSALS,
  'two-open': {
    field: '',
    words: 'Its practices are asked two sets already. Open these once one has closed, or send them back.',
  },
  'asked-lately': {
    field: '',
    words: `The LMC asks one of these in other questions that close less than ${DAYS_APART} days before or after: they stand below. Send these back.`,
  },
}
