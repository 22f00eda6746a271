import { disputesOn } from '#app/features/disputes/file/dispute-queries.server.ts'
import type { RecordKind } from '#app/features/editors/drafts/record-kind.ts'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { type Day, dayOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { blocksOf } from './question-blocks.ts'
import { QUESTION_LIST } from './question-rows.ts'
import { answeredRefusals, closingDayOf, dayRefusals, readSurvey, surveySlug } from './survey-form.ts'
import type { SurveyFields } from './survey-rules.ts'
import { isAnswered, storeSurvey, surveysOfDispute } from './survey-store.server.ts'
import { SAMPLES, SURVEY_LABELS } from './survey-words.ts'

export type DisputeChoice = {
  slug: string
  title: string
  lines: { key: string; name: string }[]
  waves: { slug: string; title: string }[]
}

/** The disputes that a survey can belong to. In a demonstration its own alone: nothing made up stands in a dispute with a real body. */
export function disputeChoices(db: Db, today: Day): DisputeChoice[] {
  const isDemonstration = registerKindOf(db) === 'demonstration'
  return disputesOn(db, today)
    .filter(({ origin }) => !isDemonstration || origin === 'made up')
    .map(({ slug, title, lines }) => ({
      ...{ slug, title, lines: lines.map(({ key, name }) => ({ key, name })) },
      waves: surveysOfDispute(db, slug).map((wave) => ({ slug: wave.slug, title: wave.fields.title })),
    }))
}

const valuesOf = (survey: SurveyFields) => ({
  ...{
    title: survey.title,
    wave: survey.wave,
    dispute: survey.dispute ?? '',
    follows: survey.follows ?? '',
    sample: survey.sample,
  },
  ...{ words: survey.words, closesOn: longDay(survey.closesOn), questions: blocksOf(survey.questions) },
  ...{ achieved: survey.achieved, saidCommittee: survey.saidCommittee, saidOther: survey.saidOther },
})

/** Disputes are named whatever their days. */
const LATEST: Day = '2099-12-31'

/** A wave of a survey: published, it is asked at once. Its questions stay as they are from the first answer on. */
export const surveyKind: RecordKind<SurveyFields> = {
  kind: 'survey',
  noun: 'survey',
  labels: SURVEY_LABELS,
  choiceWords: (_values, tx) => {
    const disputes = disputeChoices(tx, LATEST)
    return {
      sample: SAMPLES,
      dispute: Object.fromEntries(disputes.map(({ slug, title }) => [slug, title])),
      follows: Object.fromEntries(disputes.flatMap(({ waves }) => waves.map(({ slug, title }) => [slug, title]))),
    }
  },
  mayWithdraw: false,
  lists: () => ({ questions: QUESTION_LIST }),
  titleOf: ({ title }) => title,
  valuesOf,
  slugFor: surveySlug,
  next: (survey, slug) => ({
    ...valuesOf(survey),
    title: '',
    wave: '',
    closesOn: '',
    follows: slug,
    achieved: '',
    saidCommittee: '',
    saidOther: '',
  }),
  check: (tx, { values, slug, before }, now) => {
    const today = dayOf(now)
    const choices = disputeChoices(tx, today).map(({ waves, lines, ...one }) => ({
      ...one,
      lines: lines.map(({ key }) => key),
      waves: waves.flatMap((wave) => (wave.slug === slug ? [] : wave.slug)),
    }))
    const read = readSurvey(values, choices)
    const closesOn = read.ok ? read.value.closesOn : closingDayOf(values)
    const ofDay = closesOn === undefined ? {} : dayRefusals({ closesOn }, before, today)
    if (!read.ok) return { ok: false, errors: { ...ofDay, ...read.errors } }
    const isFixed = slug !== null && isAnswered(tx, slug)
    const errors = { ...ofDay, ...(isFixed ? answeredRefusals(read.value, before) : {}) }
    return Object.keys(errors).length > 0 ? { ok: false, errors } : read
  },
  onPublished: (tx, survey, { slug, now }) => {
    if (survey) storeSurvey(tx, slug, survey, null, now)
  },
}
