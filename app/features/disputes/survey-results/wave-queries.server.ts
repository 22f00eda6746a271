import { type Interval, wilson } from '#app/features/disputes/file/wilson-rules.ts'
import type { SurveyFields, SurveyQuestion } from '#app/features/disputes/surveys/survey-rules.ts'
import { type Survey, surveyBySlug } from '#app/features/disputes/surveys/survey-store.server.ts'
import type { PublishedSurvey } from '#app/features/figures/disclosure/disclose-survey.ts'
import { resultsAt } from '#app/features/figures/surveys/issue-survey-results.server.ts'
import { surveyResultsOf } from '#app/features/figures/surveys/survey-results-queries.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type Change, type Comparability, changeOf, comparability, type Share } from './comparison-rules.ts'
import { headlineFigure, headlinesOf, volumeOf } from './headline-rules.ts'

/** A wave with what is published of it; null before its results are out. */
export type Wave = {
  slug: string
  lmcSlug: string | null
  fields: SurveyFields
  opensAt: Instant
  /** When its results come or came. */
  resultsAt: Instant
  published: PublishedSurvey | null
  hash: string | null
}

export function waveOf(db: Db, survey: Survey): Wave {
  const { slug, lmcSlug, fields, opensAt } = survey
  const results = surveyResultsOf(db, slug)
  return {
    ...{ slug, lmcSlug, fields, opensAt, resultsAt: resultsAt(survey) },
    ...{ published: results?.published ?? null, hash: results?.hash ?? null },
  }
}

export const waveBySlug = (db: Db, slug: string | null): Wave | undefined => {
  const survey = slug === null ? undefined : surveyBySlug(db, slug)
  return survey && waveOf(db, survey)
}

/** One share of a wave, beside the wave before where that has it. */
export type Row = Comparability & {
  id: string
  reported: string
  question: SurveyQuestion
  share: (Share & { percent: number; interval: Interval | null }) | null
  volume: number | null
  before: (Share & { percent: number; interval: Interval | null }) | null
  change: Change | null
}

/** Every headline of a wave, each held against the wave before. */
export function rowsOf(wave: Wave, earlier: Wave | undefined): Row[] {
  const { published, fields } = wave
  return fields.questions.flatMap((question) => {
    const was = earlier?.fields.questions.find(({ key }) => key === question.key)
    const known = was && earlier?.published?.answered != null
    const comparable = comparability(
      known ? { question: was, sample: earlier.fields.sample, answered: earlier.published!.answered! } : undefined,
      { question, sample: fields.sample, answered: published?.answered ?? 0 },
    )
    return headlinesOf(question).map((headline): Row => {
      const share = published ? shown(headlineFigure(published, question, headline)) : null
      const same = known && headlinesOf(was).find(({ id }) => id === headline.id)
      const before = same && earlier.published ? shown(headlineFigure(earlier.published, was, same)) : null
      const compares = comparable.comparable === 'yes' || comparable.comparable === 'care'
      return {
        ...{ ...comparable, id: headline.id, reported: headline.reported, question, share, before },
        volume: published ? volumeOf(published, question) : null,
        change:
          compares && share && before
            ? changeOf(before, share, headline.turned ? TURNED[question.moreIs] : question.moreIs)
            : null,
      }
    })
  })
}

/** More low answers is less of what was asked. */
const TURNED = { better: 'worse', worse: 'better', neither: 'neither' } as const

const shown = (figure: ReturnType<typeof headlineFigure>): Row['share'] =>
  figure
    ? {
        count: figure.count,
        of: figure.of,
        percent: figure.percent ?? 0,
        interval: figure.of > 0 ? wilson(figure.count, figure.of) : null,
      }
    : null
