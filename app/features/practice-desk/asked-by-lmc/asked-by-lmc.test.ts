import { expect, test } from 'vitest'
import { madeReturn } from '#app/features/adoption/returns/made-returns-queries.server.ts'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { undoEntry } from '#app/features/adoption/statements/correct-entry.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { exportPerson } from '#app/features/people/own-data/export-person.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at, storedStates } from '#test/support/adoption.ts'
import { exportOwnRecord } from '../own-record/export-own-record.server.ts'
import { answerQuestion } from './answer-question.server.ts'
import { putQuestions, type QuestionToPut } from './put-questions.server.ts'
import { questionCounts, questionsOf, questionsWaiting } from './question-queries.server.ts'
import { formHref, lackingIn, listSaysInWords } from './question-rules.ts'
import { removeOldQuestions } from './remove-old-questions.server.ts'

const HERE = 'ZZ001'
const NOW = at('2024-09-18')
const DAY = 86_400_000
const OFFICER = { personId: 'officer' }
const PARTNER = { personId: 'partner' }
const CAP: QuestionToPut = { practiceCode: HERE, actionSlug: 'cap', answer: 'full', since: '2024-08-05', plannedFor: null }
const words = { plannedFor: null, obstacle: null, note: null }
const taking = {
  practiceCode: HERE,
  actionSlug: 'cap',
  state: 'taking',
  extent: 'full',
  effectiveOn: '2024-08-05',
  ...words,
} as const

const put = (db: Db, questions: QuestionToPut[], now = NOW) => putQuestions(db, 'borsetshire', questions, OFFICER, now)
const answer = (db: Db, right: boolean, actionSlug = 'cap', now = NOW + 1000) => {
  const seen = questionsOf(db, HERE, now).find((one) => one.actionSlug === actionSlug)?.seen ?? ''
  return answerQuestion(db, { practiceCode: HERE, actionSlug, right, seen }, PARTNER, now)
}
const waiting = (db: Db, code = HERE, now = NOW) => questionsOf(db, code, now).map(({ actionSlug, since }) => [actionSlug, since])
const kept = (db: Db) => db.$client.prepare('select count(*) from lmc_questions').pluck().get()

test('“right” is the practice’s own statement from the day of the list, with the return of the week', () => {
  const db = adoptionDatabase()
  expect(put(db, [CAP])).toEqual({ questions: 1, practices: 1 })
  expect(storedStates(db)).toEqual({})
  expect(answer(db, true)).toMatchObject({ ok: true, recorded: { already: false, returnMade: true } })
  expect(Object.values(storedStates(db))).toMatchObject([
    { state: 'taking', effectiveOn: '2024-08-05', takenSince: '2024-08-05' },
  ])
  expect(waiting(db)).toEqual([])
  const by = db.$client.prepare('select recorded_by from adoption_entries').pluck().all()
  expect(by).toEqual(['partner'])
})

test('an answer that is taken back leaves the question waiting, and a second answer settles it', () => {
  const db = adoptionDatabase()
  put(db, [CAP])
  const outcome = answer(db, true)
  if (!outcome.ok || !outcome.recorded) throw new Error('not recorded')
  expect(waiting(db)).toEqual([])
  undoEntry(db, { practiceCode: HERE, entryId: outcome.recorded.entryId }, PARTNER, NOW + 2000)
  expect(waiting(db, HERE, NOW + 3000)).toEqual([['cap', '2024-08-05']])
  expect(answer(db, false, 'cap', NOW + 4000)).toEqual({ ok: true, recorded: null })
  expect(waiting(db, HERE, NOW + 5000)).toEqual([])
})

test('“not right” records nothing, makes no return, and the same list asks no second time', () => {
  const db = adoptionDatabase()
  put(db, [CAP])
  expect(answer(db, false)).toEqual({ ok: true, recorded: null })
  expect([storedStates(db), madeReturn(db, HERE, '2024-09-16')]).toEqual([{}, undefined])
  put(db, [CAP], NOW + DAY)
  expect(waiting(db, HERE, NOW + DAY)).toEqual([])
  put(db, [{ ...CAP, since: '2024-09-02' }], NOW + 2 * DAY)
  expect(waiting(db, HERE, NOW + 2 * DAY)).toEqual([['cap', '2024-09-02']])
})

test('one question a practice and action: a second list replaces what waits, and who saw the first does not answer the second', () => {
  const db = adoptionDatabase()
  put(db, [CAP])
  const [first] = questionsOf(db, HERE, NOW)
  put(db, [{ ...CAP, answer: 'partial' }], NOW + 5)
  expect(kept(db)).toBe(1)
  const stale = { practiceCode: HERE, actionSlug: 'cap', right: true, seen: first!.seen }
  expect(answerQuestion(db, stale, PARTNER, NOW + 10)).toMatchObject({ ok: false, words: expect.stringContaining('sent again') })
  expect(storedStates(db)).toEqual({})
})

test('what the record says already is not asked, and a statement made since answers the question', () => {
  const db = adoptionDatabase()
  recordAdoption(db, taking, PARTNER, NOW - DAY)
  put(db, [CAP, { ...CAP, actionSlug: 'notice' }])
  expect(waiting(db)).toEqual([['notice', '2024-08-05']])
  recordAdoption(db, { ...taking, actionSlug: 'notice', state: 'considering', extent: null }, PARTNER, NOW + 1)
  expect(questionsWaiting(db, HERE, NOW + 2)).toBe(0)
})

test('one press is not enough without a day, at one of several strengths, or for a plan whose day has passed', () => {
  const db = adoptionDatabase()
  put(db, [
    { ...CAP, since: null },
    { ...CAP, actionSlug: 'notice' },
  ])
  expect(questionsOf(db, HERE, NOW).map(({ actionSlug, lacking }) => [actionSlug, lacking])).toContainEqual(['cap', 'day'])
  expect(answer(db, true)).toMatchObject({ ok: false, useForm: true })
  expect(lackingIn(CAP, true, '2024-09-18')).toBe('strength')
  expect(lackingIn({ answer: 'planned', since: null, plannedFor: '2024-09-17' }, false, '2024-09-18')).toBe('plan-passed')
  expect(lackingIn({ answer: 'not-planning', since: null, plannedFor: null }, false, '2024-09-18')).toBeUndefined()
  expect(formHref(HERE, 'cap', CAP)).toBe('/practice/ZZ001/choose?take=cap&answer=full&since=2024-08-05&step=2')
})

test('a statement that the record refuses is refused in its words, and the question stays', () => {
  const db = adoptionDatabase()
  recordAdoption(db, { ...taking, state: 'stopped', extent: null, effectiveOn: '2024-09-10' }, PARTNER, NOW - DAY)
  put(db, [CAP])
  expect(answer(db, true)).toMatchObject({ ok: false, useForm: true, words: expect.stringContaining('later answer') })
  expect(waiting(db)).toHaveLength(1)
})

test('a practice that moved, closed or belongs to another LMC is asked nothing', () => {
  const db = adoptionDatabase()
  expect(put(db, [{ ...CAP, practiceCode: 'ZZ003' }])).toEqual({ questions: 0, practices: 0 })
  put(db, [CAP, { ...CAP, practiceCode: 'ZZ002' }])
  addToRegister(db, { memberships: [{ practiceCode: HERE, lmcSlug: 'loamshire', holdsFrom: '2024-09-18' }] }, NOW)
  addToRegister(
    db,
    { statuses: [{ practiceCode: 'ZZ002', status: 'closed', holdsFrom: '2024-09-18', successorCode: null }] },
    NOW,
  )
  expect([waiting(db), waiting(db, 'ZZ002')]).toEqual([[], []])
  expect(questionCounts(db, 'borsetshire', NOW)).toMatchObject({ sent: 1 })
})

test('the office reads how many were sent and never how many are answered, whoever shares by name, now or later', () => {
  const db = adoptionDatabase()
  chooseSharing(db, HERE, true, PARTNER, NOW - DAY)
  put(db, [CAP, { ...CAP, actionSlug: 'notice' }, { ...CAP, practiceCode: 'ZZ002' }])
  const before = questionCounts(db, 'borsetshire', NOW)
  expect(before).toEqual({ sent: 3, practices: 2, notJoined: 2 })
  answer(db, false)
  expect(questionCounts(db, 'borsetshire', NOW)).toEqual(before)
  chooseSharing(db, HERE, false, PARTNER, NOW + 2000)
  recordAdoption(db, { ...taking, actionSlug: 'notice', state: 'considering', extent: null }, PARTNER, NOW + 3000)
  chooseSharing(db, HERE, true, PARTNER, NOW + 4000)
  expect(questionCounts(db, 'borsetshire', NOW + 5000)).toEqual(before)
  const events = db.$client.prepare("select subject, detail from audit_events where action = 'question.answered'").all()
  expect(events).toEqual([{ subject: HERE, detail: '{}' }])
})

test('questions wait for the first person of a practice', () => {
  const db = adoptionDatabase()
  put(db, [CAP])
  expect(questionCounts(db, 'borsetshire', NOW).notJoined).toBe(1)
  const { personId } = addPerson(db, { email: 'p@example.org', name: 'Dr A', passwordHash: '!' }, 'operator', NOW)
  addRole(db, { personId, role: 'practice-partner', practiceCode: HERE }, 'operator', NOW)
  expect(questionCounts(db, 'borsetshire', NOW).notJoined).toBe(0)
  expect(waiting(db)).toHaveLength(1)
  answerQuestion(
    db,
    { practiceCode: HERE, actionSlug: 'cap', right: false, seen: questionsOf(db, HERE, NOW)[0]!.seen },
    { personId },
    NOW,
  )
  expect(exportPerson(db, personId, NOW).recorded).toMatchObject({
    questionsOfAnLmcAnswered: [{ practice: HERE, action: 'cap' }],
  })
})

test('the practice’s own file holds what the list said of it, answered or not', () => {
  const db = adoptionDatabase()
  put(db, [CAP])
  const file = exportOwnRecord(db, HERE, 'json', PARTNER, NOW + 1).text
  expect(JSON.parse(file).questionsOfLmc).toMatchObject([{ action: 'cap', lmc: 'borsetshire', answer: 'full', answeredAt: null }])
})

test('after sixty days a question is deleted, answered or not', () => {
  const db = adoptionDatabase()
  put(db, [CAP, { ...CAP, actionSlug: 'notice' }])
  answer(db, false)
  removeOldQuestions(db, NOW + 60 * DAY)
  expect(kept(db)).toBe(2)
  removeOldQuestions(db, NOW + 60 * DAY + 1)
  expect(kept(db)).toBe(0)
})

test('the list speaks as somebody would say it', () => {
  expect(listSaysInWords(CAP)).toBe('taken in full since 5 August 2024')
  expect(listSaysInWords({ answer: 'planned', since: null, plannedFor: '2024-12-01' })).toBe('planned from 1 December 2024')
  expect(listSaysInWords({ answer: 'not-planning', since: null, plannedFor: null })).toBe('not taken')
})
