import { bandStarts, isNumber, NUMBERS, type SurveyQuestion } from '#app/features/disputes/surveys/survey-rules.ts'
import { type PublishedSurvey, surveyFigure } from '#app/features/figures/disclosure/disclose-survey.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'

/**
 * The shares that tell a question in one row each: of a yes or no the yes, of a number those from a band on, of a scale or share those that
 * are low (`turned`: more of the row is less of what was asked), else every option.
 */
export type Headline = { id: string; reported: string; values: string[]; turned: boolean }

export function headlinesOf(question: SurveyQuestion): Headline[] {
  const { key, kind, short, options } = question
  if (kind === 'yes-no') return [{ id: key, reported: short, values: ['yes'], turned: false }]
  if (kind === 'scale' || kind === 'share') {
    const until = kind === 'scale' ? 5 : 51
    const words = kind === 'scale' ? '0 to 4 of 10' : '50% or less'
    return [{ id: key, reported: `${short}: ${words}`, values: bandsOf(question, (low) => low < until), turned: true }]
  }
  if (isNumber(kind)) {
    const from = toldFrom(question)
    const words = from === 1 ? 'one or more' : `${inFigures(from)}${NUMBERS[kind]!.many} or more`
    return [{ id: key, reported: `${short}: ${words}`, values: bandsOf(question, (low) => low >= from), turned: false }]
  }
  return options.map(({ value, label }) => ({
    id: `${key}/${value}`,
    reported: `${short}: ${label}`,
    values: [value],
    turned: false,
  }))
}

const bandsOf = (question: SurveyQuestion, which: (low: number) => boolean): string[] =>
  bandStarts(question).flatMap((low) => (which(low) ? `from-${low}` : []))

/** From which number on: of bands of its own the first; of days more than a week; asked after a yes, six; else one. */
function toldFrom({ kind, bands, onlyIf }: SurveyQuestion): number {
  if (bands.length > 0) return bands[0]!
  if (kind === 'days') return 8
  return onlyIf ? 6 : 1
}

export const headlineFigure = (
  published: PublishedSurvey,
  question: SurveyQuestion,
  { values }: Headline,
): PublishedFigure | undefined => surveyFigure(published, question.key, values)

/**
 * How many in all, beside how many have any: worked out from the published bands, each at its middle and the open one at its lowest. No
 * draw and no facts of its own. Null where a question asks no number of things.
 */
export function volumeOf(published: PublishedSurvey, question: SurveyQuestion): number | null {
  const told = published.questions.find(({ key }) => key === question.key)
  if (question.kind !== 'number' || !told || told.options.length === 0) return null
  const starts = bandStarts(question)
  const { most } = NUMBERS.number!
  const middle = (i: number) => (i === starts.length - 1 ? starts[i]! : (starts[i]! + (starts[i + 1] ?? most) - 1) / 2)
  const sum = starts.reduce((all, low, i) => {
    const { count = 0 } = told.options.find(({ value }) => value === `from-${low}`) ?? {}
    return all + (low === 0 ? 0 : count * middle(i))
  }, 0)
  return Math.round(sum / 10) * 10
}
