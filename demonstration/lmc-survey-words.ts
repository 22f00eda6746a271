import { longDay } from '#app/platform/dates-in-words.ts'
import type { FormValues } from '#app/platform/form.ts'
import { addDays, type Day, type Instant, instantOf } from '#app/platform/time.ts'
import { demonstrationSetting } from './sign-in-list.ts'

export type MadeLmcSurvey = { lmcSlug: string; askedAt: Instant; opened: boolean; values: FormValues }

/** What LMCs ask their practices, as an officer would type it. */
export function lmcSurveysOf(today: Day): MadeLmcSurvey[] {
  const { lmcSlug, neighbourLmcSlug } = demonstrationSetting
  const daysAgo = (days: number) => instantOf(addDays(today, -days), '09:20')
  const until = (days: number) => longDay(addDays(today, days))
  return [
    {
      ...{ lmcSlug, askedAt: daysAgo(38), opened: true },
      values: {
        ...{ title: 'Services this autumn', topic: 'services', closesOn: until(-25) },
        words: 'So that we can tell the ICB which services nobody pays for any more.',
        ...{ 'question-1': 'Have you given up a service this autumn because it is not paid for?', 'kind-1': 'yes-no' },
        ...{
          'question-2': 'Which of these have you given up?',
          'kind-2': 'some-of',
          'options-2': 'Wound care | Spirometry | Phlebotomy for the hospital',
        },
      },
    },
    {
      ...{ lmcSlug, askedAt: daysAgo(2), opened: true },
      values: {
        ...{ title: 'What stands in the way', topic: 'obstacles', closesOn: until(7) },
        words: 'So that the next evening of the LMC takes up what hinders most.',
        ...{ 'question-1': 'Does an answer of the ICB keep you from going on?', 'kind-1': 'yes-no' },
        ...{
          'question-2': 'What would help you most?',
          'kind-2': 'some-of',
          'options-2': 'A template letter | An evening with others | A call from the LMC',
        },
      },
    },
    {
      ...{ lmcSlug: neighbourLmcSlug, askedAt: daysAgo(1), opened: false },
      values: {
        ...{ title: 'The menu in Wakefield', topic: 'menu', closesOn: until(14) },
        words: 'To choose what our next newsletter explains.',
        ...{ 'question-1': 'Is the guidance on the cap clear enough to begin with?', 'kind-1': 'yes-no' },
      },
    },
  ]
}
