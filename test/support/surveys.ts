import { readBlocks } from '#app/features/disputes/surveys/question-blocks.ts'
import type { SurveyFields } from '#app/features/disputes/surveys/survey-rules.ts'
import { storeSurvey } from '#app/features/disputes/surveys/survey-store.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** Every kind of question, as an editor writes them. */
export const BLOCKS = `Key: late
Line: records
Kind: yes or no
Short: Records came late
Question: Did a record come later than the day agreed?
Base: practices
Period: the last three months
More is: worse

Key: how-many
Line: records
Kind: number
Short: Records that came late
Question: How many records came late?
Base: practices with a late record
Period: the last three months
More is: worse
Only if: late = yes

Key: worst
Line: records
Kind: one of
Short: What goes wrong most
Question: What goes wrong most?
Base: practices
Period: the last three months
Options: Delivery | Collection

Key: lost
Line: all
Kind: some of
Short: What it costs
Question: What does it cost you?
Base: practices
Period: the last three months
Options: Minutes | Appointments

Key: wait
Line: records
Kind: days
Short: Longest wait
Question: What was the longest wait?
Base: practices
Period: the last three months
More is: worse

Key: patients
Kind: number
Short: List size
Question: How many patients are registered?
Base: practices
Period: today
Bands: 5 000, 10 000
Filled in from: list size

Key: trust
Kind: scale
Short: Trust
Question: How far do you trust the service?
Base: practices
Period: today
More is: better
Filled in from: earlier wave`

/** A survey of the dispute about primary care support, as the desk's form holds it. */
export const surveyForm = (more: FormValues = {}): FormValues => ({
  ...{ title: 'Records, June 2026', wave: 'June 2026', dispute: 'primary-care-support', follows: '', sample: 'practices' },
  ...{ words: 'To hold against the contractor’s own figures.', closesOn: '30 June 2026', questions: BLOCKS },
  ...{ achieved: '', saidCommittee: '', saidOther: '' },
  ...more,
})

const read = readBlocks(BLOCKS, ['records'])
if (!read.ok) throw new Error(JSON.stringify(read.errors))

export const surveyFields = (closesOn: Day, more: Partial<SurveyFields> = {}): SurveyFields => ({
  ...{
    title: 'Records, June 2026',
    wave: 'June 2026',
    dispute: 'primary-care-support',
    follows: null,
    sample: 'practices' as const,
  },
  ...{ words: 'To hold against the contractor’s own figures.', closesOn, questions: read.questions },
  ...{ achieved: '', saidCommittee: '', saidOther: '' },
  ...more,
})

/** Opens a survey without the desk. */
export function openedSurvey(
  db: Db,
  slug: string,
  closesOn: Day,
  at: Instant,
  more: Partial<SurveyFields> & { lmc?: string } = {},
): string {
  const { lmc = null, ...fields } = more
  storeSurvey(db, slug, surveyFields(closesOn, fields), lmc, at)
  return slug
}

/** Valid answers to BLOCKS, as the form sends them. */
export const ANSWERED: FormValues = {
  ...{ 'q-late': 'yes', 'q-how-many': '4', 'q-worst': 'delivery', 'q-lost--minutes': 'on', 'q-wait': '21' },
  ...{ 'q-patients': '9,120', 'q-trust': '3' },
}

/** What an LMC would like to ask, as the officer's form sends it. */
export const LMC_SURVEY: FormValues = {
  ...{
    title: 'Services of Borsetshire',
    topic: 'services',
    words: 'To tell the ICB what is no longer paid.',
    closesOn: '1 July 2026',
  },
  ...{ 'question-1': 'Do you still take blood for the hospital?', 'kind-1': 'yes-no', 'options-1': '' },
  ...{ 'question-2': 'Which of these have you given up?', 'kind-2': 'some-of', 'options-2': 'Wound care | Spirometry' },
}
