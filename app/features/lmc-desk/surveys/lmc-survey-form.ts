import { z } from 'zod'
import { NOT_KNOWN, plainWords, type SurveyFields, type SurveyQuestion } from '#app/features/disputes/surveys/survey-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { FieldErrors, FormOutcome, FormValues } from '#app/platform/form.ts'
import { freeText } from '#app/platform/free-text.ts'
import { isKeyOf } from '#app/platform/is-key-of.ts'
import { slugOf } from '#app/platform/slugs.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import { typedDay } from '#app/platform/typed-days.ts'
import {
  APPETITE_WORDS,
  asksAppetite,
  canOpenOn,
  firstLastDay,
  hasLookAlikes,
  LMC_KINDS,
  type LmcKind,
  LOOK_ALIKE_WORDS,
  MOST_DAYS,
  MOST_OPTIONS,
  MOST_QUESTIONS,
  OPENS,
  TOPICS,
  type Topic,
} from './lmc-survey-rules.ts'

const numbers = Array.from({ length: MOST_QUESTIONS }, (_, i) => i + 1)
export const ASK_FIELDS = [
  'title',
  'topic',
  'words',
  'closesOn',
  'opens',
  ...numbers.flatMap((n) => [`question-${n}`, `kind-${n}`, `options-${n}`]),
]

const line = (limit: number, missing: string) => freeText(limit).refine((text) => text !== null, missing)
const fields = z.object({
  title: line(80, 'Give it a title.'),
  topic: z.enum(Object.keys(TOPICS) as [Topic, ...Topic[]], 'Choose what it is about.'),
  words: line(400, 'Say in a sentence what it is asked for.'),
  closesOn: typedDay('Enter the last day on which it can be answered, such as 30 September 2026.'),
})
const question = freeText(200)
const options = freeText(300)

export type AskedLmcSurvey = { topic: Topic; fields: SurveyFields; waits: boolean }

/**
 * Reads what an LMC would like to ask: up to five questions, on what an LMC may ask. `runsUntil`: the last day of the questions that it asks
 * now; null = it asks none. Where it does, the form says whether these wait for that day to be over.
 */
export function parseLmcSurvey(values: FormValues, today: Day, runsUntil: Day | null = null): FormOutcome<AskedLmcSurvey> {
  const read = fields.safeParse(values)
  const errors: FieldErrors = {}
  for (const { path, message } of read.error?.issues ?? []) errors[String(path[0])] ??= message
  const waits = runsUntil !== null && values.opens === 'after'
  if (runsUntil !== null && !isKeyOf(OPENS, values.opens ?? '')) errors.opens = 'Choose when it opens.'
  // Questions that wait open on the day after.
  const opensOn = waits ? addDays(runsUntil, 1) : today
  if (read.success && !canOpenOn(read.data, opensOn))
    errors.closesOn = `It opens on ${longDay(opensOn)} at the earliest: choose ${longDay(firstLastDay(opensOn))} or a later day.`
  if (read.success && read.data.closesOn > addDays(opensOn, MOST_DAYS))
    errors.closesOn = `Keep it open for ${MOST_DAYS} days at most.`
  for (const name of ['title', 'words'] as const) if (asksAppetite(values[name] ?? '')) errors[name] ??= APPETITE_WORDS
  const questions = numbers.flatMap((n): SurveyQuestion[] => {
    const one = readQuestion(values, n, errors)
    return one ? [one] : []
  })
  if (questions.length === 0) errors['question-1'] ??= 'Write at least one question.'
  for (const [i, { key, words }] of questions.entries())
    if (questions.slice(0, i).some((one) => plainWords(one.words) === plainWords(words)))
      errors[key] ??= 'An earlier question has the same words.'
  if (!read.success || Object.keys(errors).length > 0) return { ok: false, errors }
  const { title, topic, words, closesOn } = read.data
  const asked = { title: title!, wave: title!, words: words!, closesOn, questions, sample: 'practices' as const }
  return {
    ok: true,
    value: { topic, waits, fields: { ...asked, dispute: null, follows: null, achieved: '', saidCommittee: '', saidOther: '' } },
  }
}

function readQuestion(values: FormValues, n: number, errors: FieldErrors): SurveyQuestion | undefined {
  const words = question.safeParse(values[`question-${n}`] ?? '')
  const typed = options.safeParse(values[`options-${n}`] ?? '')
  if (!words.success) errors[`question-${n}`] = words.error.issues[0]!.message
  if (!typed.success) errors[`options-${n}`] = typed.error.issues[0]!.message
  if (!words.success || !typed.success) return undefined
  if (words.data === null) {
    if (typed.data !== null) errors[`question-${n}`] = 'Write the question that these answers belong to.'
    return undefined
  }
  if (asksAppetite(`${words.data} ${typed.data ?? ''}`)) errors[`question-${n}`] = APPETITE_WORDS
  else if (hasLookAlikes(words.data)) errors[`question-${n}`] = LOOK_ALIKE_WORDS
  const kind = (Object.keys(LMC_KINDS) as LmcKind[]).find((one) => one === values[`kind-${n}`]) ?? 'yes-no'
  const labels = (typed.data ?? '').split('|').flatMap((label) => label.trim() || [])
  const offered = labels.map((label) => ({ value: slugOf(label), label }))
  const distinctWords = new Set(labels.map(plainWords))
  const distinct = new Set(offered.map(({ value }) => value))
  const offersAnyway = distinct.has('none') || distinct.has(NOT_KNOWN)
  if (
    kind === 'yes-no'
      ? labels.length > 0
      : labels.length < 2 ||
        labels.length > MOST_OPTIONS ||
        Math.min(distinct.size, distinctWords.size) < labels.length ||
        distinct.has('')
  )
    errors[`options-${n}`] =
      kind === 'yes-no'
        ? 'A yes or no needs no answers of its own: choose “one of”, or leave this empty.'
        : `Write two to ${MOST_OPTIONS} different answers, with | between them.`
  else if (labels.some(hasLookAlikes)) errors[`options-${n}`] = LOOK_ALIKE_WORDS
  else if (offersAnyway) errors[`options-${n}`] = '“None” and “not known” are offered anyway: leave them out.'
  return {
    ...{
      key: `question-${n}`,
      line: 'all',
      kind,
      short: words.data,
      words: words.data,
      base: 'practices of the area',
      period: 'today',
    },
    ...{ moreIs: 'neither' as const, onlyIf: null, options: offered, bands: [], known: null },
  }
}
