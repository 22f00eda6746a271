import { expect, test } from 'vitest'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { surveysOwed } from '#app/features/disputes/survey-answers/answer-queries.server.ts'
import { saveAnswers } from '#app/features/disputes/survey-answers/save-answers.server.ts'
import { surveySlug } from '#app/features/disputes/surveys/survey-form.ts'
import { allSurveys } from '#app/features/disputes/surveys/survey-store.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { smallEngland } from '#test/support/england.ts'
import { LMC_SURVEY, openedSurvey } from '#test/support/surveys.ts'
import { askLmcSurvey, openLmcSurvey, sendBackLmcSurvey, withdrawLmcSurvey } from './ask-lmc-survey.server.ts'
import { parseLmcSurvey } from './lmc-survey-form.ts'
import { askedNow, lmcSurveysPage, lmcSurveysWaiting, openSurveyAtLmc } from './lmc-survey-queries.server.ts'
import { removeOldSurveyRequests } from './remove-old-survey-requests.server.ts'

const NOW = instantOf('2026-06-17', '10:00')
const TODAY = '2026-06-17'
const OFFICER = { personId: 'officer' }
const EDITOR = { personId: 'editor' }
const ELM = { practiceCode: 'Y00001', personId: 'partner' }
const BORSETSHIRE = 'borsetshire'

const parsed = (values: FormValues = LMC_SURVEY) => {
  const read = parseLmcSurvey(values, TODAY)
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  return read.value
}
const ask = (db: Db, values = LMC_SURVEY) => askLmcSurvey(db, BORSETSHIRE, parsed(values), OFFICER, NOW)
const waiting = (db: Db) => lmcSurveysWaiting(db)[0]!.id
const owed = (db: Db, lmc = BORSETSHIRE) => surveysOwed(db, ELM, lmc, NOW + 5).map(({ title }) => title)

test('an LMC’s questions are asked once an editor of the committee has read them, and of its own practices alone', () => {
  const db = smallEngland()
  expect(ask(db)).toEqual({ ok: true })
  expect(owed(db)).toEqual([])
  expect(openLmcSurvey(db, waiting(db), EDITOR, NOW)).toEqual({ ok: true })
  expect([owed(db), owed(db, 'loamshire')]).toEqual([['Services of Borsetshire'], []])
  expect(allSurveys(db)).toMatchObject([
    { slug: 'borsetshire--services-of-borsetshire', lmcSlug: BORSETSHIRE, sample: 'practices' },
  ])
  expect(lmcSurveysPage(db, BORSETSHIRE)).toMatchObject({ request: { outcome: 'opened' }, surveys: [{ own: true }] })
})

test('sent back with a word the office reads, withdrawn by the office, and neither twice', () => {
  const db = smallEngland()
  ask(db)
  const id = waiting(db)
  expect(sendBackLmcSurvey(db, { id, word: null }, EDITOR, NOW)).toEqual({ ok: false, reason: 'no-word' })
  expect(sendBackLmcSurvey(db, { id, word: 'Ask one thing at a time.' }, EDITOR, NOW)).toEqual({ ok: true })
  expect(lmcSurveysPage(db, BORSETSHIRE).request).toMatchObject({ outcome: 'sent-back', word: 'Ask one thing at a time.' })
  expect(openLmcSurvey(db, id, EDITOR, NOW)).toEqual({ ok: false, reason: 'not-waiting' })
  ask(db)
  expect(withdrawLmcSurvey(db, 'loamshire', waiting(db), OFFICER, NOW)).toEqual({ ok: false, reason: 'not-waiting' })
  expect(withdrawLmcSurvey(db, BORSETSHIRE, waiting(db), OFFICER, NOW)).toEqual({ ok: true })
  expect([lmcSurveysWaiting(db), allSurveys(db)]).toEqual([[], []])
})

test('one at a time: a double click, and questions while practices are still asked', () => {
  const db = smallEngland()
  ask(db)
  expect(ask(db)).toEqual({ ok: false, reason: 'one-waiting' })
  openLmcSurvey(db, waiting(db), EDITOR, NOW)
  expect(ask(db)).toEqual({ ok: false, reason: 'one-open' })
  const { surveys } = lmcSurveysPage(db, BORSETSHIRE)
  const closesAt = allSurveys(db)[0]!.closesAt
  const told = [NOW, closesAt - 1, closesAt].map((at) => askedNow(surveys, at)?.title)
  expect(told).toEqual(['Services of Borsetshire', 'Services of Borsetshire', undefined])
})

test('a day that passed while it waited is not opened, and the same title twice has two addresses', () => {
  const db = smallEngland()
  ask(db)
  expect(openLmcSurvey(db, waiting(db), EDITOR, instantOf('2026-07-20', '10:00'))).toEqual({ ok: false, reason: 'day-over' })
  openLmcSurvey(db, waiting(db), EDITOR, NOW)
  const later = instantOf('2026-07-20', '10:00')
  const again = parseLmcSurvey({ ...LMC_SURVEY, closesOn: '10 August 2026' }, '2026-07-20')
  if (again.ok) askLmcSurvey(db, BORSETSHIRE, again.value, OFFICER, later)
  openLmcSurvey(db, waiting(db), EDITOR, later)
  expect(allSurveys(db).map(({ slug }) => slug)).toEqual([
    'borsetshire--services-of-borsetshire-2',
    'borsetshire--services-of-borsetshire',
  ])
})

test.each([
  ['title', '', 'Give it a title'],
  ['topic', 'appetite', 'Choose what it is about'],
  ['words', 'About 943 476 5919', 'NHS number'],
  ['closesOn', '17 June 2026', 'choose a later day'],
  ['closesOn', '1 September 2026', '42 days at most'],
  ['question-1', 'Would you take part in a strike?', 'committee alone'],
  ['question-1', 'From which day would you start the cap?', 'committee alone'],
  ['question-1', 'How great is your appetite for more?', 'committee alone'],
  ['options-1', 'Yes|No', 'needs no answers'],
  ['options-2', 'Phlebotomy', 'two to 6 different'],
  ['options-2', 'A|B|C|D|E|F|G', 'two to 6 different'],
  ['options-2', 'Wounds|wounds', 'two to 6 different'],
  ['options-2', 'Wounds|None', 'offered anyway'],
  ['options-2', 'Wounds|Not known', 'offered anyway'],
  ['question-2', 'Do you still take blood for the hospital?', 'the same words'],
  ['options-3', 'Wounds|Blood', 'needs no answers'],
])('what an LMC asks with %s “%s” is refused at its field', (field, typed, words) => {
  const read = parseLmcSurvey(
    { ...LMC_SURVEY, [field]: typed, ...(field === 'options-3' && { 'question-3': 'Another?' }) },
    TODAY,
  )
  expect(read.ok ? {} : read.errors[field]).toContain(words)
})

test('questions in any words have keys of their own', () => {
  const long = 'How many appointments of last week went to work that the hospital was paid for'
  const read = parseLmcSurvey({ ...LMC_SURVEY, 'question-1': `${long}: GPs`, 'question-2': `${long}: nurses` }, TODAY)
  const odd = parseLmcSurvey({ ...LMC_SURVEY, 'question-1': 'Constructor', 'question-2': '???' }, TODAY)
  for (const one of [read, odd])
    expect(one.ok && one.value.fields.questions.map(({ key }) => key)).toEqual(['question-1', 'question-2'])
})

test('what the committee publishes under the words of an LMC’s questions does not take their place', () => {
  const db = smallEngland()
  ask(db)
  openLmcSurvey(db, waiting(db), EDITOR, NOW)
  openedSurvey(db, surveySlug({ title: 'Borsetshire, services of Borsetshire' }), '2026-06-30', NOW)
  expect(allSurveys(db).map(({ lmcSlug, fields }) => [lmcSlug, fields.title])).toEqual([
    [BORSETSHIRE, 'Services of Borsetshire'],
    [null, 'Records, June 2026'],
  ])
})

test('no question, or answers without their question', () => {
  const read = (values: FormValues) => {
    const outcome = parseLmcSurvey({ ...LMC_SURVEY, ...values }, TODAY)
    return outcome.ok ? {} : outcome.errors
  }
  expect(read({ 'question-1': '', 'question-2': '', 'options-2': '' })).toEqual({ 'question-1': 'Write at least one question.' })
  expect(read({ 'question-2': '' })).toEqual({ 'question-2': expect.stringContaining('Write the question') })
  expect(parsed().fields.questions.map(({ kind, options }) => [kind, options.length])).toEqual([
    ['yes-no', 0],
    ['some-of', 2],
  ])
})

test('officers read by name what sharing practices answered, from the choice on and no longer; each look is written down', () => {
  const db = smallEngland()
  openedSurvey(db, 'records', '2026-06-30', NOW - 5)
  saveAnswers(db, { ...ELM, slug: 'records', answers: { late: 'yes', 'how-many': 73_219 }, seen: '0' }, NOW)
  const seen = (lmc = BORSETSHIRE) => openSurveyAtLmc(db, lmc, 'records', OFFICER, NOW + 10)!.named
  const looks = () => db.$client.prepare("select count(*) from audit_events where action = 'lmc.answers-seen'").pluck().get()
  expect([seen(), looks()]).toEqual([[], 0])
  chooseSharing(db, 'Y00001', true, ELM, NOW + 1)
  expect(seen()).toMatchObject([{ code: 'Y00001', answers: { late: 'Yes', 'how-many': '73,219' } }])
  expect([seen('loamshire'), looks()]).toEqual([[], 1])
  chooseSharing(db, 'Y00001', false, ELM, NOW + 2)
  expect(seen()).toEqual([])
})

test('what persons answered for themselves is shown to no officer, and another LMC’s questions are not there', () => {
  const db = smallEngland()
  chooseSharing(db, 'Y00001', true, ELM, NOW - 10)
  openedSurvey(db, 'own', '2026-06-30', NOW - 5, { sample: 'persons' })
  saveAnswers(db, { ...ELM, slug: 'own', answers: { late: 'yes' }, seen: '0' }, NOW)
  expect(openSurveyAtLmc(db, BORSETSHIRE, 'own', OFFICER, NOW)!.named).toEqual([])
  openedSurvey(db, 'theirs', '2026-06-30', NOW - 5, { lmc: 'loamshire' })
  expect(openSurveyAtLmc(db, BORSETSHIRE, 'theirs', OFFICER, NOW)).toBeUndefined()
})

test('a year after it was settled a request goes, and the survey stays', () => {
  const db = smallEngland()
  ask(db)
  openLmcSurvey(db, waiting(db), EDITOR, NOW)
  removeOldSurveyRequests(db, NOW + 366 * 86_400_000)
  expect([lmcSurveysPage(db, BORSETSHIRE).request, allSurveys(db).length]).toEqual([null, 1])
})
