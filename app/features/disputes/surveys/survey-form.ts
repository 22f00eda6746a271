import { z } from 'zod'
import type { FieldErrors, FormOutcome, FormValues } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import { slugOf } from '#app/platform/slugs.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import { typedDay } from '#app/platform/typed-days.ts'
import { gridCell } from '#app/ui/grid-cell.ts'
import { readBlocks } from './question-blocks.ts'
import type { SurveyFields } from './survey-rules.ts'
import type { Sample } from './survey-words.ts'

/** Longest open, in days. */
const MOST_DAYS = 120

/** What a survey may name. `lines`: of the dispute; `waves`: earlier surveys of the same dispute. */
export type SurveyChoices = { slug: string; lines: string[]; waves: string[] }[]

const line = (limit: number, missing: string) => freeText(limit).refine((text) => text !== null, missing)
const fields = z.object({
  title: line(120, 'Give it a title.'),
  wave: line(40, 'Name the wave, such as September 2024.'),
  sample: z.enum(['practices', 'persons'], 'Choose who answers.'),
  words: line(600, 'Say in a sentence or two what it is asked for.'),
  closesOn: typedDay('Enter the last day on which it can be answered, such as 30 September 2026.'),
  achieved: freeText(600),
  saidCommittee: freeText(600),
  saidOther: freeText(600),
})

/** Reads the form of a survey. What depends on the day it is published is judged apart. */
export function readSurvey(values: FormValues, choices: SurveyChoices): FormOutcome<SurveyFields> {
  const read = fields.safeParse({
    achieved: '',
    saidCommittee: '',
    saidOther: '',
    words: '',
    wave: '',
    title: '',
    closesOn: '',
    ...values,
  })
  const errors: FieldErrors = {}
  for (const { path, message } of read.error?.issues ?? []) errors[String(path[0])] ??= message
  const about = choices.find(({ slug }) => slug === values.dispute)
  if (!about) errors.dispute = 'Choose the dispute it belongs to.'
  const follows = values.follows || null
  if (follows && about && !about.waves.includes(follows)) errors.follows = 'Choose a wave of the same dispute, or none.'
  const questions = readBlocks(values.questions ?? '', about?.lines ?? [])
  if (!questions.ok) Object.assign(errors, questions.errors)
  else if (values.sample === 'persons')
    for (const [index, { known }] of questions.questions.entries())
      if (known === 'list-size')
        errors[gridCell('questions', index + 1, 'known')] = 'The register fills in nothing where persons are asked.'
  if (!read.success || !questions.ok || !about || Object.keys(errors).length > 0) return { ok: false, errors }
  const { title, wave, words, sample, closesOn, achieved, saidCommittee, saidOther } = read.data
  const said = { achieved: achieved ?? '', saidCommittee: saidCommittee ?? '', saidOther: saidOther ?? '' }
  const asked = { title: title!, wave: wave!, words: words!, sample: sample as Sample, closesOn }
  return { ok: true, value: { ...asked, dispute: about.slug, follows, questions: questions.questions, ...said } }
}

/** The last day typed, where it can be read whatever else is wrong. */
export const closingDayOf = ({ closesOn = '' }: FormValues): Day | undefined => fields.shape.closesOn.safeParse(closesOn).data

/** What stands against its last day on the day of publication. `before`: as it was published last. */
export function dayRefusals(survey: Pick<SurveyFields, 'closesOn'>, before: SurveyFields | undefined, today: Day): FieldErrors {
  const errors: FieldErrors = {}
  const moved = survey.closesOn !== before?.closesOn
  if (before && before.closesOn < today && moved) errors.closesOn = 'It has closed. Its last day stays.'
  else if (moved && survey.closesOn < today) errors.closesOn = 'This day is over. Practices need time to answer.'
  else if (survey.closesOn > addDays(today, MOST_DAYS) && moved) errors.closesOn = `Keep it open for ${MOST_DAYS} days at most.`
  return errors
}

/** What somebody has answered stays: its questions, who is asked, and what it belongs to. */
export function answeredRefusals(survey: SurveyFields, before: SurveyFields | undefined): FieldErrors {
  const errors: FieldErrors = {}
  const changed = (name: keyof SurveyFields) =>
    before !== undefined && JSON.stringify(before[name]) !== JSON.stringify(survey[name])
  const fixed = 'Practices have already answered, so this cannot change. Ask a new wave instead.'
  for (const name of ['questions', 'sample', 'dispute', 'follows'] as const) if (changed(name)) errors[name] = fixed
  return errors
}

export const surveySlug = ({ title }: Pick<SurveyFields, 'title'>): string => slugOf(title)
