import { expect, test } from 'vitest'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { deleteAccount } from '#app/features/people/own-data/delete-account.server.ts'
import { exportPerson } from '#app/features/people/own-data/export-person.server.ts'
import { exportOwnRecord } from '#app/features/practice-desk/own-record/export-own-record.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { endOfDay, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { ANSWERED, openedSurvey, surveyFields } from '#test/support/surveys.ts'
import { fieldsOf, readAnswers } from './answer-form.ts'
import { surveyDesk, surveysHere, surveysOwed } from './answer-queries.server.ts'
import { saveAnswers } from './save-answers.server.ts'

const ELM = 'Y00001'
const CLOSES = '2026-06-30'
const NOW = instantOf('2026-06-17', '10:00')
const CLOSED = endOfDay(CLOSES)
const DAY = 86_400_000
const { questions } = surveyFields(CLOSES)
const PARTNER = { practiceCode: ELM, personId: 'partner' }
const MANAGER = { practiceCode: ELM, personId: 'manager' }

function world(more: Parameters<typeof openedSurvey>[4] = {}): Db {
  const db = smallEngland()
  openedSurvey(db, 'records', CLOSES, NOW - DAY, more)
  return db
}
const read = (values = ANSWERED) => {
  const outcome = readAnswers(questions, values)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors))
  return outcome.value
}
const save = (db: Db, by = PARTNER, now = NOW, more: { values?: typeof ANSWERED; seen?: string } = {}) =>
  saveAnswers(
    db,
    { ...by, slug: 'records', answers: read(more.values), seen: more.seen ?? surveyDesk(db, 'records', by, now)!.seen },
    now,
  )
const desk = (db: Db, by = PARTNER, now = NOW) => surveyDesk(db, 'records', by, now)!
const owed = (db: Db, by = PARTNER, now = NOW) => surveysOwed(db, by, 'borsetshire', now).map(({ slug }) => slug)

test('the answers of a form are read by the kind of each question', () => {
  expect(read()).toEqual({ late: 'yes', 'how-many': 4, worst: 'delivery', lost: ['minutes'], wait: 21, patients: 9120, trust: 3 })
  const rest = { 'q-late': 'no', 'q-worst': 'not-known' }
  expect(read(rest)).toEqual({ late: 'no', worst: null, lost: [], wait: null, patients: null, trust: null })
})

test('a number as long as a field can be is refused at once', () => {
  const began = performance.now()
  const outcome = readAnswers(questions, { ...ANSWERED, 'q-wait': `1${' '.repeat(99_000)}x` })
  expect(outcome).toEqual({ ok: false, errors: { 'q-wait': expect.stringContaining('whole number') } })
  expect(performance.now() - began).toBeLessThan(1_000)
  expect(readAnswers(questions, { ...ANSWERED, 'q-wait': '21 days' })).toMatchObject({ ok: true, value: { wait: 21 } })
})

test('no two questions share a box, whatever their keys and options', () => {
  const asked = (key: string, value: string) => ({
    ...questions[0]!,
    key,
    kind: 'some-of' as const,
    options: [{ value, label: value }],
  })
  const fields = fieldsOf([asked('lost', 'time-of-nurses'), asked('lost-time', 'of-nurses'), asked('lost-time-of', 'nurses')])
  expect(new Set(fields).size).toBe(3)
})

test.each([
  ['q-late', '', 'Choose an answer'],
  ['q-late', 'perhaps', 'Choose an answer'],
  ['q-worst', 'made-up', 'Choose an answer'],
  ['q-how-many', '-3', 'whole number'],
  ['q-how-many', '1.5', 'whole number'],
  ['q-how-many', '£250,00', 'whole number'],
  ['q-how-many', '1000000000', 'from 0 to 100,000'],
  ['q-how-many', '943 476 5919', 'NHS number'],
  ['q-patients', '9434765919', 'NHS number'],
  ['q-wait', '4000', 'from 0 to 3,650'],
  ['q-trust', '11', 'from 0 to 10'],
])('%s answered “%s” is refused at its field', (field, typed, words) => {
  const outcome = readAnswers(questions, { ...ANSWERED, [field]: typed })
  expect(outcome.ok ? {} : outcome.errors[field]).toContain(words)
})

test('an answer to a question that the answers above rule out is refused, not dropped', () => {
  const outcome = readAnswers(questions, { ...ANSWERED, 'q-late': 'no' })
  expect(outcome).toEqual({ ok: false, errors: { 'q-how-many': expect.stringContaining('Leave this') } })
})

test('a practice answers once, from whichever desk, and changes it until the last day ends', () => {
  const db = world()
  expect([owed(db), owed(db, MANAGER)]).toEqual([['records'], ['records']])
  expect(save(db)).toEqual({ ok: true, late: false, changed: false })
  expect([owed(db), owed(db, MANAGER)]).toEqual([[], []])
  expect(save(db, MANAGER, CLOSED - 1, { values: { ...ANSWERED, 'q-how-many': '5' } })).toMatchObject({ ok: true, changed: true })
  expect(desk(db).answered).toMatchObject({ late: false, answers: { 'how-many': 5 } })
  expect(db.$client.prepare('select count(*) from survey_answers').pluck().get()).toBe(1)
})

test('two desks at once: the second is told what the first said, and nothing is overwritten', () => {
  const db = world()
  const { seen } = desk(db, MANAGER)
  save(db)
  const second = save(db, MANAGER, NOW + 1, { values: { ...ANSWERED, 'q-how-many': '9' }, seen })
  expect(second).toMatchObject({ ok: false, reason: 'changed-meanwhile' })
  expect(desk(db, MANAGER).answered).toMatchObject({ answers: { 'how-many': 4 } })
})

test('closed while it was answered: a first answer is kept as late and shown so, a change of one on time is refused', () => {
  const db = world()
  save(db)
  expect(save(db, PARTNER, CLOSED)).toMatchObject({ ok: false, reason: 'closed' })
  const oak = { practiceCode: 'Y00002', personId: 'oak' }
  expect(save(db, oak, CLOSED)).toEqual({ ok: true, late: true, changed: false })
  expect(desk(db, oak, CLOSED).answered).toMatchObject({ late: true })
  expect(surveysHere(db, oak, 'borsetshire', CLOSED)).toMatchObject([{ state: 'late', answered: { late: true } }])
  expect(owed(db, { practiceCode: 'Y00003', personId: 'ash' }, CLOSED)).toEqual([])
  expect(save(db, { practiceCode: 'Y00003', personId: 'ash' }, CLOSED + 28 * DAY)).toMatchObject({ ok: false, reason: 'over' })
})

test('where persons are asked each answers for themselves, and nobody reads a colleague’s', () => {
  const db = world({ sample: 'persons' })
  save(db)
  expect([owed(db), owed(db, MANAGER)]).toEqual([[], ['records']])
  expect(desk(db, MANAGER).answered).toBeNull()
  expect(save(db, MANAGER, NOW, { values: { ...ANSWERED, 'q-how-many': '8' } })).toMatchObject({ ok: true })
  expect([desk(db).answered?.answers['how-many'], desk(db, MANAGER).answered?.answers['how-many']]).toEqual([4, 8])
  const file = exportOwnRecord(db, ELM, 'json', PARTNER, NOW).text
  expect(JSON.parse(file).surveys).toEqual([])
})

test('what the register and the wave before know is filled in, and says where it comes from', () => {
  const db = world()
  addToRegister(db, { listSizes: [{ practiceCode: ELM, patients: 7331, holdsFrom: '2026-06-01' }] }, NOW - DAY)
  save(db)
  openedSurvey(db, 'next', '2027-06-30', CLOSED + DAY, { follows: 'records' })
  const next = surveyDesk(db, 'next', PARTNER, CLOSED + DAY)!
  expect(next.start).toEqual({ 'q-patients': '7331', 'q-trust': '3' })
  expect(next.filledIn).toEqual({
    patients: expect.stringContaining('register'),
    trust: expect.stringContaining('Records, June 2026'),
  })
  expect(surveyDesk(db, 'next', { practiceCode: 'Y00002', personId: 'oak' }, CLOSED + DAY)!.start).toEqual({})
})

test('what came of a wave stands where the next is asked', () => {
  const db = world({ achieved: 'The contractor took back the charge.' })
  openedSurvey(db, 'next', '2027-06-30', CLOSED + DAY, { follows: 'records' })
  expect(surveyDesk(db, 'next', PARTNER, CLOSED + DAY)!.before).toEqual({
    title: 'Records, June 2026',
    achieved: 'The contractor took back the charge.',
  })
})

test('an LMC’s own questions are asked of its practices alone, and of nobody who left it', () => {
  const db = world({ lmc: 'borsetshire' })
  expect(owed(db)).toEqual(['records'])
  const ash = { practiceCode: 'Y00003', personId: 'ash' }
  expect(surveyDesk(db, 'records', ash, NOW)).toBeUndefined()
  expect(saveAnswers(db, { ...ash, slug: 'records', answers: read(), seen: '0' }, NOW)).toMatchObject({ reason: 'not-there' })
  addToRegister(db, { memberships: [{ practiceCode: ELM, lmcSlug: 'loamshire', holdsFrom: '2026-06-17' }] }, NOW)
  expect(saveAnswers(db, { ...PARTNER, slug: 'records', answers: read(), seen: '0' }, NOW)).toMatchObject({ reason: 'not-there' })
})

test('a closed practice answers nothing', () => {
  const db = world()
  addToRegister(db, { statuses: [{ practiceCode: ELM, status: 'closed', holdsFrom: '2026-06-17', successorCode: null }] }, NOW)
  expect(saveAnswers(db, { ...PARTNER, slug: 'records', answers: read(), seen: '0' }, NOW)).toMatchObject({ reason: 'not-there' })
})

test('the log says that a practice answered and never what; the files hold it', () => {
  const db = world()
  const personId = someone(db, 'practice-partner', { practiceCode: ELM })
  save(db, { practiceCode: ELM, personId })
  const events = db.$client.prepare("select subject, detail from audit_events where action = 'survey.answered'").all()
  expect(events).toEqual([{ subject: ELM, detail: '{"survey":"records"}' }])
  expect(exportPerson(db, personId, NOW).recorded).toMatchObject({ surveysAnswered: [{ practice: ELM, survey: 'records' }] })
  const file = JSON.parse(exportOwnRecord(db, ELM, 'json', { personId }, NOW).text)
  expect(file.surveys).toMatchObject([{ survey: 'Records, June 2026', late: false }])
  expect(file.surveys[0].answers).toContainEqual({ question: 'How many records came late?', answer: '4' })
})

test('with an account goes what its person answered for themselves; what the practice answered stays', () => {
  const db = world()
  openedSurvey(db, 'own', CLOSES, NOW, { sample: 'persons' })
  const personId = someone(db, 'practice-partner', { practiceCode: ELM })
  save(db, { practiceCode: ELM, personId })
  saveAnswers(db, { practiceCode: ELM, personId, slug: 'own', answers: read(), seen: '0' }, NOW)
  deleteAccount(db, { id: personId, name: 'x', roles: rolesOf(db, personId) }, NOW)
  expect(db.$client.prepare('select survey_slug from survey_answers').pluck().all()).toEqual(['records'])
})
