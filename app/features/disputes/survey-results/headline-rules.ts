import { bandStarts, isNumber, NUMBERS, optionsOf, type SurveyQuestion } from '#app/features/disputes/surveys/survey-rules.ts'
import { type PublishedSurvey, surveyFigure } from '#app/features/figures/disclosure/disclose-survey.ts'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'

/** The shares that tell a question in one row each: of a yes or no the yes, of a number those above nought, else every option. */
export type Headline = { id: string; reported: string; values: string[] }

export function headlinesOf(question: SurveyQuestion): Headline[] {
  const { key, kind, short, options } = question
  if (kind === 'yes-no') return [{ id: key, reported: short, values: ['yes'] }]
  if (kind === 'scale') {
    const low = optionsOf(question).flatMap(({ value }) => (Number(value.slice(5)) < 5 ? value : []))
    return [{ id: key, reported: `${short}: 0 to 4 of 10`, values: low }]
  }
  if (isNumber(kind)) {
    const [, lowest = 1] = bandStarts(question)
    const above = optionsOf(question).flatMap(({ value }) => (value.startsWith('from-') && value !== 'from-0' ? value : []))
    return [
      {
        id: key,
        reported: `${short}: ${lowest === 1 ? 'one or more' : `${lowest.toLocaleString('en-GB')} or more`}`,
        values: above,
      },
    ]
  }
  return options.map(({ value, label }) => ({ id: `${key}/${value}`, reported: `${short}: ${label}`, values: [value] }))
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
  if (question.kind !== 'number' || !told) return null
  const starts = bandStarts(question)
  const { most } = NUMBERS.number!
  const middle = (i: number) => (i === starts.length - 1 ? starts[i]! : (starts[i]! + (starts[i + 1] ?? most) - 1) / 2)
  const sum = starts.reduce((all, low, i) => {
    const { count = 0 } = told.options.find(({ value }) => value === `from-${low}`) ?? {}
    return all + (low === 0 ? 0 : count * middle(i))
  }, 0)
  return Math.round(sum / 10) * 10
}
