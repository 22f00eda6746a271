import { expect, test } from 'vitest'
import { parseProgress } from '#app/features/adoption/progress/progress-form.ts'
import { lmcAnswers } from '#app/features/lmc-desk/practices/lmc-answers-queries.server.ts'
import { asksOf } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { actionTimeline } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import { deskPage } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { adoptionDatabase, askOfTakers, at, BY } from '#test/support/adoption.ts'
import { parseCorrection, parseStatement } from './adoption-form.ts'
import { answerFields, answerValues } from './answers-form.ts'
import { choiceFields, parseChoices } from './choices-form.ts'
import { chooseSharing } from './choose-sharing.server.ts'
import { correctEntry } from './correct-entry.server.ts'
import { recordAdoption, recordAdoptions } from './record-adoption.server.ts'
import type { Statement } from './refusal-rules.ts'

const TODAY = '2024-08-14'
const NOW = at(TODAY)
const ASKS = `  - { key: limit, kind: number, label: What is the limit?, least: 1, most: 60, unit: contacts a day }
  - { key: how, kind: one-of, label: Removed or ignored?, options: [{ value: removed, label: Removed }, { value: ignored, label: Ignored }] }
  - { key: who, kind: any-of, label: Who?, options: [{ value: partners, label: Partners }, { value: locums, label: Locums }] }
  - { key: told, kind: yes-no, label: Are patients told? }
  - { key: product, kind: words, label: Which product?, most: 20 }
`
function asking() {
  const db = adoptionDatabase()
  askOfTakers(db, 'cap', ASKS)
  const asks = asksOf(db, offerInForce(db, 'cap', NOW)!.guidanceHash)
  const parse = (answers: Record<string, string>, state = 'taking') =>
    parseStatement({ state, effectiveOn: '2024-08-01', ...answers }, TODAY, asks)
  const record = (practiceCode: string, statement: Statement, now = NOW) =>
    recordAdoption(db, { ...statement, practiceCode, actionSlug: 'cap' }, BY, now)
  return { db, asks, parse, record }
}
const FILLED = {
  'answer-limit': '25',
  'answer-how': 'ignored',
  'answer-who-partners': 'on',
  'answer-who-locums': 'on',
  'answer-told': 'no',
  'answer-product': 'ScriptSwitch',
}
const statementOf = (form: ReturnType<typeof parseStatement>) => {
  if (!form.ok) throw new Error(JSON.stringify(form.errors))
  return form.value
}

test('the fields of a form are those the action’s page defines', () => {
  expect(answerFields(asking().asks)).toEqual(Object.keys(FILLED))
})

test('what is answered is kept with the entry and shown back on the desk and in the record', () => {
  const { db, parse, record, asks } = asking()
  const answers = { limit: 25, how: 'ignored', who: ['partners', 'locums'], told: false, product: 'ScriptSwitch' }
  expect(statementOf(parse(FILLED)).answers).toEqual(answers)
  expect(record('ZZ001', statementOf(parse(FILLED)))).toMatchObject({ ok: true })
  const action = deskPage(db, 'ZZ001', NOW + 1)?.actions.find(({ offer }) => offer.actionSlug === 'cap')
  expect(action?.answered.map(({ words }) => words)).toEqual([
    '25 contacts a day',
    'Ignored',
    'Partners, Locums',
    'No',
    'ScriptSwitch',
  ])
  expect(actionTimeline(db, 'ZZ001', 'cap', NOW + 1)?.entries[0]?.answers).toEqual(answers)
  expect(answerValues(asks, answers)).toEqual(FILLED)
})

test('every question may be left empty; a practice that does not take the action answers none', () => {
  const { parse } = asking()
  expect(statementOf(parse({})).answers).toBeNull()
  expect(statementOf(parse(FILLED, 'stopped')).answers).toBeUndefined()
})

test.each([
  ['answer-limit', '61'],
  ['answer-limit', 'many'],
  ['answer-limit', '2.5'],
  ['answer-how', 'eaten'],
  ['answer-told', 'perhaps'],
  ['answer-product', 'a name longer than twenty signs'],
  ['answer-product', '943 476 5919'],
])('%s does not take “%s”, says so at its field, and whatever else is amiss is said too', (field, answer) => {
  const form = asking().parse({ ...FILLED, [field]: answer, effectiveOn: '' })
  expect(form).toMatchObject({ ok: false, errors: { [field]: expect.any(String), effectiveOn: expect.any(String) } })
})

/** Two actions with the same questions, as offered by the form that starts several at once. */
const both = () => ['cap', 'notice'].map((actionSlug) => ({ actionSlug, asks: asking().asks }))
const TICKED = { 'take-cap': 'full', 'take-notice': 'full', 'since-cap': '2024-08-01', 'since-notice': TODAY }

test('where several actions are chosen at once, each is asked its own questions, and no two fields share a name', () => {
  const fields = choiceFields(both())
  expect(new Set(fields).size).toBe(fields.length)
  const answers = { 'answer-cap--limit': '25', 'answer-cap--who-locums': 'on', 'answer-notice--limit': '30' }
  expect(parseChoices({ ...TICKED, ...answers }, both(), TODAY)).toMatchObject({
    ok: true,
    value: [
      { actionSlug: 'cap', effectiveOn: '2024-08-01', answers: { limit: 25, who: ['locums'] } },
      { actionSlug: 'notice', effectiveOn: TODAY, answers: { limit: 30 } },
    ],
  })
  expect(parseChoices(TICKED, both(), TODAY)).toMatchObject({ ok: true, value: [{ answers: null }, { answers: null }] })
})

test('answers to an action that is not ticked count for nothing, right or wrong', () => {
  const values = { 'take-cap': 'full', 'since-cap': TODAY, 'answer-notice--limit': 'many', 'answer-notice--told': 'yes' }
  expect(parseChoices(values, both(), TODAY)).toMatchObject({ ok: true, value: [{ actionSlug: 'cap', answers: null }] })
})

test('what is amiss with several actions is named at each field, in the order of the page', () => {
  const amiss = { 'since-notice': '2024-13-01', 'answer-notice--told': 'perhaps', 'answer-cap--limit': '61' }
  const form = parseChoices({ ...TICKED, ...amiss }, both(), TODAY)
  expect(form.ok ? [] : Object.keys(form.errors)).toEqual(['answer-cap--limit', 'since-notice', 'answer-notice--told'])
})

test('what is answered where several are chosen is kept with each entry', () => {
  const { db, asks } = asking()
  const values = { 'take-cap': 'full', 'since-cap': TODAY, 'answer-cap--limit': '30', 'answer-cap--how': 'ignored' }
  const form = parseChoices(values, [{ actionSlug: 'cap', asks }], TODAY)
  if (!form.ok) throw new Error(JSON.stringify(form.errors))
  const statements = form.value.map((statement) => ({ ...statement, practiceCode: 'ZZ001' }))
  expect(recordAdoptions(db, statements, BY, NOW).ok).toBe(true)
  const action = deskPage(db, 'ZZ001', NOW + 1)?.actions.find(({ offer }) => offer.actionSlug === 'cap')
  expect(action?.answered.map(({ words }) => words)).toEqual(['30 contacts a day', 'Ignored'])
})

test('a command that brings other answers than the page asks for is refused, whoever sends it', () => {
  const { db, parse, record } = asking()
  const statement = statementOf(parse(FILLED))
  for (const answers of [{ limit: 99 }, { unasked: 'x' }, { how: ['removed'] }] as Statement['answers'][])
    expect(record('ZZ001', { ...statement, answers })).toEqual({ ok: false, reason: 'answers-amiss' })
  expect(record('ZZ001', { ...statement, state: 'stopped', extent: null })).toEqual({ ok: false, reason: 'answers-amiss' })
  expect(db.$client.prepare('select count(*) from adoption_entries').pluck().get()).toBe(0)
})

test('a correction carries answers by the same rules', () => {
  const { db, parse, record, asks } = asking()
  const first = record('ZZ001', statementOf(parse(FILLED)))
  const entryId = first.ok ? first.entryId : ''
  const form = parseCorrection(
    { correction: 'instead', state: 'taking', effectiveOn: '2024-08-01', 'answer-limit': '30' },
    TODAY,
    asks,
  )
  if (!form.ok || !('instead' in form.value)) throw new Error('not read')
  expect(correctEntry(db, { practiceCode: 'ZZ001', entryId, ...form.value }, BY, NOW + 1)).toMatchObject({ ok: true })
  const amiss = { instead: { ...form.value.instead, answers: { limit: 0 } } }
  expect(correctEntry(db, { practiceCode: 'ZZ001', entryId, ...amiss }, BY, NOW + 2)).toMatchObject({ ok: false })
  expect(deskPage(db, 'ZZ001', NOW + 3)?.actions[0]?.answered.map(({ words }) => words)).toEqual(['30 contacts a day'])
})

test('an LMC reads counts of its sharing practices alone', () => {
  const { db, parse, record } = asking()
  for (const code of ['ZZ001', 'ZZ002', 'ZZ003']) record(code, statementOf(parse(FILLED)))
  chooseSharing(db, 'ZZ001', true, BY, NOW)
  chooseSharing(db, 'ZZ003', true, BY, NOW)
  const [cap] = lmcAnswers(db, 'borsetshire', NOW + 1).counts
  expect(cap?.questions.map(({ lines }) => lines)).toEqual([
    [{ words: '25 in all, each 25 (contacts a day)', practices: 1 }],
    [{ words: 'Ignored', practices: 1 }],
    [
      { words: 'Partners', practices: 1 },
      { words: 'Locums', practices: 1 },
    ],
    [{ words: 'No', practices: 1 }],
  ])
  chooseSharing(db, 'ZZ001', false, BY, NOW + 2)
  expect(lmcAnswers(db, 'borsetshire', NOW + 3).counts).toEqual([])
})

test('an action that circulates at several strengths is taken at one of them: left empty it is refused at its field, in every form', () => {
  const db = adoptionDatabase()
  const strengths = '{ value: examine, label: Examine }, { value: withdraw, label: Withdraw }'
  askOfTakers(db, 'cap', `  - { key: strength, kind: one-of, required: true, label: How far?, options: [${strengths}] }\n`)
  const asks = asksOf(db, offerInForce(db, 'cap', NOW)!.guidanceHash)
  const said = { state: 'taking', effectiveOn: '2024-08-01' }
  const refused = { ok: false, errors: { 'answer-strength': 'Choose an answer: “taking” alone does not say which.' } }
  expect(parseStatement(said, TODAY, asks)).toEqual(refused)
  expect(parseStatement({ ...said, 'answer-strength': '  ' }, TODAY, asks)).toEqual(refused)
  expect(parseCorrection({ ...said, correction: 'instead' }, TODAY, asks)).toEqual(refused)
  expect(parseProgress({ note: 'News' }, asks)).toEqual(refused)
  const several = { 'take-cap': 'full', since: '2024-08-01', decidedOn: '2024-08-01' }
  expect(parseChoices(several, [{ actionSlug: 'cap', asks }], TODAY)).toEqual({
    ok: false,
    errors: { 'answer-cap--strength': refused.errors['answer-strength'] },
  })
  expect(parseStatement({ ...said, 'answer-strength': 'made-up' }, TODAY, asks)).toMatchObject({ ok: false })
  expect(parseStatement({ ...said, 'answer-strength': 'withdraw' }, TODAY, asks)).toMatchObject({
    ok: true,
    value: { answers: { strength: 'withdraw' } },
  })
  expect(parseStatement({ ...said, state: 'considering' }, TODAY, asks)).toMatchObject({ ok: true })
})
