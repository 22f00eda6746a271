import type { Day, Instant } from '#app/platform/time.ts'
import {
  furtherCount,
  lmcNoises,
  lmcReporters,
  lmcTaking,
  METHOD,
  type PublishedCount,
  reportersOf,
  together,
  withRest,
} from './disclosure-rules.ts'
import { type Draw, weekNumber } from './draw-rules.ts'
import { figureOf, type PublishedFigure } from './published-figure.ts'

/** Answers of fewer practices: nothing of a wave of England is published, and of fewer asked after another answer nothing of that question. */
const ANSWERS_NEEDED = 20

/** How many gave each option: in all, of the practices that share by name, and of those that do not. */
type TalliedOption = { value: string; count: number; sharing: number; others: number }
export type TalliedQuestion = {
  key: string
  /** Asked only of those who gave this option of an earlier question. */
  above: { key: string; value: string } | null
  options: TalliedOption[]
  /** The option that takes what the others leave; null where several can be given. */
  rest: string | null
  /** Of an LMC's own question its plain words, by which its numbers are drawn; null: they are drawn by survey and key. */
  words: string | null
}
/** What a wave's answers come to. `practices`: from how many they are; `others`: answers of practices that do not share by name. */
export type SurveyTally = { survey: string; answered: number; practices: number; others: number; questions: TalliedQuestion[] }

export type SurveyTimes = { weekEnd: Day; known: Instant }
/** A wave as it is published: counts by option. `of`: of how many, itself published. */
export type PublishedSurvey = {
  survey: string
  place: 'england' | `lmc:${string}`
  weekEnd: Day
  /** Null: too few answered, and nothing is published. */
  answered: PublishedCount | null
  questions: { key: string; of: PublishedCount; options: { value: string; count: PublishedCount }[] }[]
}

const empty = { answered: null, questions: [] }

/** A wave of England: each option a further count of its own. What a question is asked of is the published count of the answer above it. */
export function discloseSurvey(draw: Draw, { weekEnd, known }: SurveyTimes, tally: SurveyTally): PublishedSurvey {
  const head = { survey: tally.survey, place: 'england', weekEnd } as const
  if (tally.practices < ANSWERS_NEEDED) return { ...head, ...empty }
  const answered = reportersOf(tally.answered)
  const week = weekNumber(weekEnd)
  const published: PublishedSurvey['questions'] = []
  for (const { key, above, options, rest } of tally.questions) {
    const of = above ? countIn(published, above) : answered
    if (of < ANSWERS_NEEDED) {
      published.push({ key, of, options: [] })
      continue
    }
    const drawn = options.map(({ value, count }) =>
      furtherCount(draw, { kind: 'survey', key: `${tally.survey}/${key}/${value}`, week, known }, count, of),
    )
    const at = options.findIndex(({ value }) => value === rest)
    const counts = at < 0 ? drawn : withRest(drawn, at, of)
    published.push({ key, of, options: options.map(({ value }, i) => ({ value, count: counts[i]! })) })
  }
  return { ...head, answered, questions: published }
}

function countIn(published: PublishedSurvey['questions'], above: { key: string; value: string }): PublishedCount {
  const question = published.find(({ key }) => key === above.key)
  return question?.options.find(({ value }) => value === above.value)?.count ?? question!.of
}

/**
 * An LMC's own questions: each option as a row of the LMC, by the rule of its rows (decision 30). Of two answers, such as yes or no,
 * the first alone: the second would tell the same once more. A question is drawn by its words and an option by its own (decision 82): asked in
 * ten sets that close in one week it has one drawn number, so ten figures of it tell no more than one.
 */
export function discloseLmcSurvey(
  draw: Draw,
  { lmc, open, weekEnd }: { lmc: string; open: number; weekEnd: Day },
  tally: SurveyTally,
): PublishedSurvey {
  const head = { survey: tally.survey, place: `lmc:${lmc}`, weekEnd } as const
  const of = lmcReporters(tally.answered, open)
  if (of === undefined) return { ...head, ...empty }
  const week = weekNumber(weekEnd)
  const { answered: R, others: u } = tally
  const questions = tally.questions.map(({ key, options, rest, words }) => {
    const name = words === null ? `survey/${tally.survey}/${key}` : `question/${words}`
    const given = options.filter(({ value }) => value !== 'none' && value !== 'not-known')
    const rows = given.length === 2 ? given.filter(({ value }) => value !== rest) : given
    const names = rows.map(({ value }) => `${name}/${value}`)
    const noises = lmcNoises(draw, { lmc, week }, names)
    const counts = rows.map(({ sharing: S, others: h }, i) => lmcTaking({ R, S, u, h }, open, noises[i]!)!)
    return { key, of, options: rows.map(({ value }, i) => ({ value, count: counts[i]! })) }
  })
  return { ...head, answered: of, questions }
}

/** How a wave's text is worked out. Under the first an LMC's own questions are drawn by survey and key, under the second by their words. */
export type SurveyFormat = 'concert-survey-1' | 'concert-survey-2'

/** A wave as canonical text: the same answers, key and format give the same bytes. */
export const surveyText = (survey: PublishedSurvey, known: Instant, format: SurveyFormat = 'concert-survey-1'): string =>
  `${JSON.stringify({ format, method: METHOD, knownAt: new Date(known).toISOString(), ...survey })}\n`

/** The format in which a wave's text was issued: it is worked out anew in the same. */
export const formatOf = (text: string): SurveyFormat => (JSON.parse(text) as { format: SurveyFormat }).format

/** The counts of a wave's text. They passed disclosure control when it was issued. */
export const readSurveyText = (text: string): PublishedSurvey => JSON.parse(text) as PublishedSurvey

/** What a wave says of an option, as a figure; undefined where nothing is published of it. */
export function surveyFigure(survey: PublishedSurvey, key: string, values: readonly string[]): PublishedFigure | undefined {
  const question = survey.questions.find((one) => one.key === key)
  const found = question?.options.filter(({ value }) => values.includes(value)) ?? []
  if (!question || found.length === 0) return undefined
  const sum = together(
    found.map(({ count }) => count),
    question.of,
  )
  return figureOf(survey.place === 'england' ? 'england' : 'lmc', sum, question.of)
}
