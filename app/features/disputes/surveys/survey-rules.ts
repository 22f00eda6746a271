import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import type { KnownFrom, MoreIs, QuestionKind, Sample } from './survey-words.ts'

export type Option = { value: string; label: string }

/** One question of a survey. `key`: the same in every wave that asks it. */
export type SurveyQuestion = {
  key: string
  /** A service line of the dispute, or `all`. */
  line: string
  kind: QuestionKind
  /** The name of the row in tables and pictures. */
  short: string
  /** The exact words. */
  words: string
  /** What its share is a share of. */
  base: string
  period: string
  moreIs: MoreIs
  /** Asked only of those who gave this answer to an earlier question. */
  onlyIf: { key: string; value: string } | null
  /** Of "one of" and "some of". */
  options: Option[]
  /** Of numbers: the lowest number of each band after nought. */
  bands: number[]
  known: KnownFrom | null
}

export type SurveyFields = {
  title: string
  wave: string
  /** Null: an LMC's own questions. */
  dispute: string | null
  follows: string | null
  sample: Sample
  words: string
  /** The last day. */
  closesOn: Day
  questions: SurveyQuestion[]
  achieved: string
  saidCommittee: string
  saidOther: string
}

/** `null`: not known. */
export type Answer = string | number | string[] | null
export type Answers = Record<string, Answer>

/** A practice that did not choose, or left a number empty. */
export const NOT_KNOWN = 'not-known'

type Numbers = { most: number; bands: number[]; one: string; many: string }
/** What a number may be, and the bands in which it is counted. */
export const NUMBERS: Partial<Record<QuestionKind, Numbers>> = {
  number: { most: 100_000, bands: [1, 3, 6, 11, 21, 51, 101], one: '', many: '' },
  share: { most: 100, bands: [1, 11, 26, 51, 76, 100], one: '%', many: '%' },
  scale: { most: 10, bands: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], one: '', many: '' },
  days: { most: 3650, bands: [1, 4, 8, 15, 29, 91], one: ' day', many: ' days' },
}
export const isNumber = (kind: QuestionKind): boolean => kind in NUMBERS

/** A band of a number: from its lowest to the one before the next; the last has no end, but where the number itself has one. */
function bandLabel(low: number, next: number | undefined, { most, one, many }: Numbers): string {
  if (low === 0 && next === 1) return `None${most === 10 || most === 100 ? ' (0)' : ''}`
  const high = next === undefined ? most : next - 1
  if (high === low) return `${inFigures(low)}${low === 1 ? one : many}`
  if (next === undefined && most > 100) return `${inFigures(low)}${many} or more`
  return `${inFigures(low)} to ${inFigures(high)}${many}`
}

/** The lowest number of every band, nought among them. */
export const bandStarts = ({ kind, bands }: Pick<SurveyQuestion, 'kind' | 'bands'>): number[] => [
  0,
  ...(bands.length > 0 ? bands : NUMBERS[kind]!.bands),
]

/** Of the marks before a number those that make it another: what joins two digits, but for the comma of thousands, and a sign or the dash of a range. */
function marksOfNumber(marks: string, at: number, text: string): string {
  const after = text.slice(at + marks.length)
  if (!/^\d/.test(after)) return ''
  const follows = /\d/.test(text[at - 1] ?? '')
  if (follows && !/\s/.test(marks)) return marks === ',' && /^\d{3}(?!\d)/.test(after) ? '' : marks
  const sign = /([<>+]=?|-)\s*$/.exec(marks)?.[1] ?? ''
  // After a letter a dash is a hyphen or a pause, not a minus: “covid-19” is “covid 19”.
  const isMinus = follows || at === 0 || /.-$/.test(marks)
  return sign === '-' && !isMinus ? '' : sign
}

/**
 * The words of a question without capitals, accents, spaces and marks, but for those that make another number: “> 25” is not “< 25”. Letters and
 * digits that look alike are one: I, l, 1 and |, and O and 0. Two that differ in these alone ask the same.
 */
export const plainWords = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/\|/g, 'l')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/≤/g, '<=')
    .replace(/≥/g, '>=')
    .replace(/[^\p{L}\p{N}]+/gu, marksOfNumber)
    .replace(/[i1]/g, 'l')
    .replace(/0/g, 'o') || words

/**
 * Everything that is counted of a question, in the order it is shown. All kinds but "some of" hold every answer exactly once. The
 * first of a yes-or-no, and the bands above nought of a number, are what its share tells.
 */
export function optionsOf(question: SurveyQuestion): Option[] {
  const { kind, options } = question
  const notKnown = { value: NOT_KNOWN, label: 'Not known' }
  if (kind === 'yes-no') return [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }, notKnown]
  if (kind === 'one-of') return [...options, notKnown]
  if (kind === 'some-of') return [...options, { value: 'none', label: 'None of these' }]
  const starts = bandStarts(question)
  const numbers = NUMBERS[kind]!
  return [...starts.map((low, i) => ({ value: `from-${low}`, label: bandLabel(low, starts[i + 1], numbers) })), notKnown]
}

/** The values under which an answer is counted. */
export function countedUnder(question: SurveyQuestion, answer: Answer | undefined): string[] {
  if (question.kind === 'some-of') return Array.isArray(answer) && answer.length > 0 ? answer : ['none']
  if (answer === null || answer === undefined) return [NOT_KNOWN]
  if (typeof answer === 'number') return [`from-${bandStarts(question).findLast((low) => low <= answer) ?? 0}`]
  return [answer].flat()
}

/** Whether a question is asked of somebody with these answers: its own condition and those above it hold. */
export function isAsked(questions: readonly SurveyQuestion[], { onlyIf }: SurveyQuestion, answers: Answers): boolean {
  if (!onlyIf) return true
  const above = questions.find(({ key }) => key === onlyIf.key)
  return above !== undefined && isAsked(questions, above, answers) && answers[onlyIf.key] === onlyIf.value
}

/** The condition of a question in words: "if question 2 is answered “Yes”". */
export function conditionWords(questions: readonly SurveyQuestion[], { onlyIf }: SurveyQuestion): string | null {
  if (!onlyIf) return null
  const at = questions.findIndex(({ key }) => key === onlyIf.key)
  const label = optionsOf(questions[at]!).find(({ value }) => value === onlyIf.value)?.label ?? onlyIf.value
  return `Only if question ${at + 1} is answered “${label}”`
}

/** Days after its close in which a late answer is still taken. */
export const LATE_DAYS = 28
const DAY = 86_400_000

export type SurveyTimes = { opensAt: number; closesAt: number }
/** `late`: closed, answers are taken and shown as late. */
export type SurveyState = 'open' | 'late' | 'over'
export const stateOf = ({ closesAt }: SurveyTimes, now: number): SurveyState =>
  now < closesAt ? 'open' : now < closesAt + LATE_DAYS * DAY ? 'late' : 'over'

export type SaveRefusal = 'not-there' | 'changed-meanwhile' | 'closed' | 'over'
export const SAVE_REFUSALS: Record<SaveRefusal, string> = {
  'not-there': 'This is not asked of your practice.',
  'changed-meanwhile':
    'Somebody of your practice has answered since you opened this, so nothing was saved. What you typed stands below, and beside each question what they said. Save again to let yours stand.',
  closed: 'It has closed. What your practice answered before stands, and is what counts; this change came too late.',
  over: 'It closed more than four weeks ago and takes no answers any more.',
}
