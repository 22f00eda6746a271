import { expect, test } from 'vitest'
import { approveRecord, publishRecord } from '#app/features/editors/drafts/publish-record.server.ts'
import { recordDraftById, seenOfRecord } from '#app/features/editors/drafts/record-draft-store.server.ts'
import { placeOf, pressedRow, sentRows, shownValues } from '#app/features/editors/drafts/row-lists.ts'
import { saveRecordDraft } from '#app/features/editors/drafts/save-record-draft.server.ts'
import { startRecordDraft } from '#app/features/editors/drafts/start-record-draft.server.ts'
import { versionsOf } from '#app/features/editors/versions/version-queries.server.ts'
import type { FormValues } from '#app/platform/form.ts'
import { endOfDay, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { smallEngland } from '#test/support/england.ts'
import { BLOCKS, surveyForm } from '#test/support/surveys.ts'
import { saveAnswers } from '../survey-answers/save-answers.server.ts'
import { blocksIn, blocksOf, readBlocks } from './question-blocks.ts'
import { surveyKind } from './survey-kind.server.ts'
import { conditionWords, countedUnder, optionsOf, type SurveyFields } from './survey-rules.ts'
import { surveyBySlug } from './survey-store.server.ts'

const NOW = instantOf('2026-06-17', '10:00')
const ONE = { personId: 'one' }
const OTHER = { personId: 'other' }

function publish(db: Db, values: FormValues, subject: string | null = null, now = NOW) {
  const begun = startRecordDraft(db, { kind: surveyKind, subject, values }, ONE, now)
  if (!begun.ok) return begun
  const { id: draftId, version } = begun.draft
  const approved = approveRecord(db, surveyKind, { draftId, version }, OTHER, now)
  return approved.ok ? publishRecord(db, surveyKind, { draftId, version, secondEditor: true }, ONE, now) : approved
}
const errorsOf = (db: Db, values: FormValues) => {
  const read = surveyKind.check(db, { values, slug: null, before: undefined }, NOW)
  return read.ok ? {} : read.errors
}

test('one editor makes a survey, a second opens it, and it is asked to the end of its last day', () => {
  const db = smallEngland()
  const begun = startRecordDraft(db, { kind: surveyKind, subject: null, values: surveyForm() }, ONE, NOW)
  if (!begun.ok) throw new Error(begun.reason)
  const { id: draftId, version } = begun.draft
  expect(publishRecord(db, surveyKind, { draftId, version, secondEditor: true }, ONE, NOW)).toMatchObject({
    reason: 'not-approved',
  })
  expect(approveRecord(db, surveyKind, { draftId, version }, ONE, NOW)).toMatchObject({ reason: 'own-work' })
  expect(surveyBySlug(db, 'records-june-2026')).toBeUndefined()
  expect(publish(db, surveyForm()).ok).toBe(true)
  const survey = surveyBySlug(db, 'records-june-2026')!
  expect(survey).toMatchObject({ lmcSlug: null, sample: 'practices', closesAt: endOfDay('2026-06-30') })
  expect(survey.fields.questions.map(({ kind }) => kind)).toEqual([
    'yes-no',
    'number',
    'one-of',
    'some-of',
    'days',
    'number',
    'scale',
  ])
})

test('a line of spaces as long as the field is answered at once', () => {
  const began = performance.now()
  expect(readBlocks(`Key: a\n${' '.repeat(5_900)}!`, null)).toMatchObject({ ok: false })
  expect(performance.now() - began).toBeLessThan(1_000)
})

test('what an editor wrote reads the same again', () => {
  const read = readBlocks(BLOCKS, ['records'])
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  expect(readBlocks(blocksOf(read.questions), ['records'])).toEqual(read)
  expect(conditionWords(read.questions, read.questions[1]!)).toBe('Only if question 1 is answered “Yes”')
})

test.each([
  ['Kind: yes or no', 'Kind: maybe', 'questions-1-kind', 'Choose one of'],
  [
    'Base: practices\nPeriod: the last three months\nMore is: worse\n\nKey: how-many',
    'Period: x\n\nKey: how-many',
    'questions-1-base',
    'what its share is a share of',
  ],
  ['Key: how-many', 'Key: late', 'questions-2-key', '“late” is taken'],
  ['Line: records', 'Line: parcels', 'questions-1-line', '“parcels” is no line of this dispute'],
  ['Key: how-many', 'Key: constructor', 'questions-2-key', 'a word of the machine’s own'],
  ['Only if: late = yes', 'Only if: wait = yes', 'questions-2-onlyIf', 'Choose an earlier question'],
  ['Only if: late = yes', 'Only if: late = maybe', 'questions-2-onlyIf', 'is no answer to “Records came late”'],
  ['Options: Delivery | Collection', 'Options: Delivery', 'questions-3-options', 'List two to'],
  ['Options: Delivery | Collection', 'Options: Delivery | delivery', 'questions-3-options', 'differ from each other'],
  ['Bands: 5 000, 10 000', 'Bands: 10, 5', 'questions-6-bands', 'whole numbers that rise'],
  ['More is: better', 'More is: good', 'questions-7-moreIs', 'Choose worse, better or neither'],
  ['Question: What does it cost you?\n', '', 'questions-4-words', 'exact words'],
])('a question with %s written as %s is refused at its cell', (from, to, cell, words) => {
  expect(BLOCKS).toContain(from)
  expect(errorsOf(smallEngland(), surveyForm({ questions: BLOCKS.replace(from, to) }))[cell]).toContain(words)
})

test('each question that is wrong says so at once; what leads to a wrong one waits for it', () => {
  const questions = BLOCKS.replace('Kind: yes or no', 'Kind: maybe').replace('More is: better', 'More is: good')
  expect(Object.keys(errorsOf(smallEngland(), surveyForm({ questions })))).toEqual(['questions-1-kind', 'questions-7-moreIs'])
})

/** The form as a browser sends it: a field for each cell. */
const sentForm = (values: FormValues) => {
  const form = new FormData()
  for (const [name, text] of Object.entries(values)) form.set(name, text)
  return form
}
const LISTS = surveyKind.lists!({})

test('questions are shown and sent as fields, and read the same again; nothing typed is lost in what is not ready', () => {
  const shown = shownValues(surveyForm(), LISTS)
  expect(shown).toMatchObject({
    ...{ 'questions-1-kind': 'yes-no', 'questions-1-moreIs': 'worse', 'questions-4-line': '', 'questions-3-moreIs': '' },
    ...{ 'questions-2-onlyIf': 'late', 'questions-2-onlyAnswer': 'yes', 'questions-6-known': 'list-size' },
  })
  expect(shown.questions).toBeUndefined()
  const { texts } = sentRows(sentForm(shown), LISTS, undefined)
  const [before, after] = [BLOCKS, texts.questions!].map((text) => readBlocks(text, ['records']))
  expect(after).toEqual(before)
  const odd = { 'questions-1-words': 'Is it late: always,\nor not?', 'questions-1-kind': '', 'questions-1-onlyAnswer': 'Yes' }
  const kept = sentRows(sentForm(odd), LISTS, undefined).texts.questions!
  expect(shownValues({ questions: kept }, LISTS)).toMatchObject({ 'questions-1-words': 'Is it late: always, or not?' })
})

test('a question is added after the others and taken out with a button; one in which nothing stands counts for nothing', () => {
  const shown = shownValues(surveyForm(), LISTS)
  const without = sentRows(sentForm(shown), LISTS, pressedRow('remove:questions:2', LISTS)).texts.questions!
  expect(blocksIn(without)).toHaveLength(6)
  const added = sentRows(sentForm({ ...shown, 'questions-8-words': ' ' }), LISTS, pressedRow('add:questions', LISTS))
  expect(blocksIn(added.texts.questions!)).toHaveLength(7)
  expect(placeOf(pressedRow('add:questions', LISTS), LISTS, added.texts)).toBe('?add=questions#questions-8-words')
})

test('the register fills in nothing where persons are asked', () => {
  expect(errorsOf(smallEngland(), surveyForm({ sample: 'persons' }))).toEqual({
    'questions-6-known': expect.stringContaining('persons'),
  })
})

test.each([
  ['title', '', 'Give it a title'],
  ['wave', '', 'Name the wave'],
  ['dispute', 'made-up', 'Choose the dispute'],
  ['follows', 'made-up', 'Choose a wave of the same dispute'],
  ['sample', 'patients', 'Choose who answers'],
  ['words', 'About 943 476 5919', 'NHS number'],
  ['closesOn', '31/6/2026', 'Enter the last day'],
  ['closesOn', '16 June 2026', 'This day is over'],
  ['closesOn', '1 June 2027', '120 days at most'],
  ['questions', '', 'at least one question'],
])('a survey whose %s is “%s” is not ready', (field, typed, words) => {
  expect(errorsOf(smallEngland(), surveyForm({ [field]: typed }))[field]).toContain(words)
})

test('a question cannot change after the first answer, nor the last day once it has passed', () => {
  const db = smallEngland()
  publish(db, surveyForm())
  const slug = 'records-june-2026'
  const other = surveyForm({ questions: BLOCKS.replace('later than', 'after'), reason: 'Clearer' })
  expect(publish(db, other, slug).ok).toBe(true)
  saveAnswers(db, { practiceCode: 'Y00001', personId: 'partner', slug, answers: {}, seen: '0' }, NOW)
  expect(publish(db, { ...surveyForm(), reason: 'Back again' }, slug)).toMatchObject({ ok: false, reason: 'not-ready' })
  const [latest] = versionsOf<SurveyFields>(db, 'survey', slug)
  const again = surveyKind.check(db, { values: surveyForm(), slug, before: latest!.fields }, NOW)
  expect(again.ok ? {} : again.errors).toEqual({ questions: expect.stringContaining('Ask a new wave') })
  const longer = { ...surveyKind.valuesOf(latest!.fields, db), closesOn: '10 July 2026', reason: 'A week more' }
  const open = db.$client
    .prepare('select id from record_drafts where published_at is null and discarded_at is null')
    .pluck()
    .get() as string
  const saved = saveRecordDraft(
    db,
    { draftId: open, seen: seenOfRecord(recordDraftById(db, open)!.values), title: 'x', values: longer },
    ONE,
    NOW,
  )
  expect(saved.ok).toBe(true)
  const late = surveyKind.check(db, { values: longer, slug, before: latest!.fields }, endOfDay('2026-07-01'))
  expect(late.ok ? {} : late.errors).toEqual({ closesOn: expect.stringContaining('Its last day stays') })
})

test('what came of a wave is added after it closed; its times stay', () => {
  const db = smallEngland()
  publish(db, surveyForm())
  const slug = 'records-june-2026'
  const before = surveyBySlug(db, slug)!
  const later = endOfDay('2026-08-01')
  expect(publish(db, surveyForm({ achieved: 'A meeting was promised.', reason: 'What came of it' }), slug, later).ok).toBe(true)
  expect(surveyBySlug(db, slug)).toEqual({ ...before, fields: { ...before.fields, achieved: 'A meeting was promised.' } })
})

test('a next wave begins with the questions of the one before, and names it', () => {
  const db = smallEngland()
  publish(db, surveyForm({ achieved: '' }))
  const [latest] = versionsOf<SurveyFields>(db, 'survey', 'records-june-2026')
  const next = surveyKind.next!(latest!.fields, 'records-june-2026')
  expect(next).toMatchObject({
    follows: 'records-june-2026',
    title: '',
    wave: '',
    closesOn: '',
    questions: blocksOf(latest!.fields.questions),
  })
})

test('every answer is counted under one option, and numbers under their bands', () => {
  const read = readBlocks(BLOCKS, ['records'])
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  const [late, many, , lost, , patients, trust] = read.questions
  expect(countedUnder(late!, null)).toEqual(['not-known'])
  expect([0, 1, 2, 3, 500].map((n) => countedUnder(many!, n))).toEqual([
    ['from-0'],
    ['from-1'],
    ['from-1'],
    ['from-3'],
    ['from-101'],
  ])
  expect(countedUnder(lost!, [])).toEqual(['none'])
  expect(optionsOf(many!).map(({ label }) => label)).toEqual([
    'None',
    '1 to 2',
    '3 to 5',
    '6 to 10',
    '11 to 20',
    '21 to 50',
    '51 to 100',
    '101 or more',
    'Not known',
  ])
  expect(optionsOf(patients!).map(({ label }) => label)).toEqual(['0 to 4,999', '5,000 to 9,999', '10,000 or more', 'Not known'])
  expect(
    optionsOf(trust!)
      .map(({ label }) => label)
      .slice(0, 3),
  ).toEqual(['None (0)', '1', '2'])
})
