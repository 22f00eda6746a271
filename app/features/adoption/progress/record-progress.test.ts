import { expect, test } from 'vitest'
import { correctEntry } from '#app/features/adoption/statements/correct-entry.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import type { Statement } from '#app/features/adoption/statements/refusal-rules.ts'
import type { Db } from '#db/client.server.ts'
import {
  adoptionDatabase,
  askOfTakers,
  at,
  auditTrail,
  BY,
  closePractice,
  endRound,
  storedStates,
} from '#test/support/adoption.ts'
import { currentAnswer } from './progress-queries.server.ts'
import type { ProgressWords } from './progress-rules.ts'
import { correctProgress, recordProgress, undoProgress } from './record-progress.server.ts'

const NOW = at('2024-08-14')
const DAY = 86_400_000
const NONE: ProgressWords = { answers: null, obstacleKind: null, obstacle: null, note: null }
const CAP = { practiceCode: 'ZZ001', actionSlug: 'cap' }
const LIMIT = '  - { key: limit, label: "How many a day?", kind: number, least: 1, most: 99 }\n'

function database(over: Partial<Statement> = {}): Db {
  const db = adoptionDatabase()
  askOfTakers(db, 'cap', LIMIT)
  record(db, over)
  return db
}
function record(db: Db, over: Partial<Statement>, when = NOW - DAY): string {
  const words: Statement = {
    state: 'taking',
    extent: null,
    effectiveOn: '2024-08-01',
    plannedFor: null,
    obstacle: null,
    note: null,
  }
  const outcome = recordAdoption(db, { ...CAP, ...words, ...over }, BY, when)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.entryId
}
const report = (db: Db, over: Partial<ProgressWords> & { seen?: string } = {}, when = NOW) =>
  recordProgress(db, { ...CAP, ...NONE, ...over }, BY, when)
function reported(db: Db, over: Partial<ProgressWords>, when = NOW): string {
  const outcome = report(db, over, when)
  if (!outcome.ok || !outcome.progressId) throw new Error(JSON.stringify(outcome))
  return outcome.progressId
}
const now = (db: Db) => currentAnswer(db, 'ZZ001', 'cap')
const rows = (db: Db) => db.$client.prepare('select count(*) from progress_entries').pluck().get()

test('what is new changes no state and no since, is written down, and makes the week’s return', () => {
  const db = database({ answers: { limit: 25 } })
  const before = storedStates(db)
  const when = at('2024-08-21')
  const outcome = report(db, { answers: { limit: 30 }, obstacleKind: 'waiting', note: 'ICB replied' }, when)
  expect(outcome).toMatchObject({ ok: true, already: false, returnMade: true })
  expect(storedStates(db)).toEqual(before)
  expect(now(db)).toMatchObject({
    state: 'taking',
    takenSince: '2024-08-01',
    answers: { limit: 30 },
    obstacleKind: 'waiting',
    note: 'ICB replied',
    saidAt: when,
  })
  expect(auditTrail(db).slice(-2)).toEqual([expect.stringMatching(/^progress\.recorded /), 'return.made ZZ001'])
})

test('the latest words count: of progress over the entry, of a newer entry over the progress', () => {
  const db = database({ note: 'we begin' })
  reported(db, { note: 'letter sent' })
  reported(db, { note: 'reply came' }, NOW + DAY)
  expect(now(db)).toMatchObject({ note: 'reply came', takenSince: '2024-08-01' })
  record(db, { extent: 'partial', effectiveOn: '2024-08-20', note: 'less of it' }, NOW + 10 * DAY)
  expect(now(db)).toMatchObject({ note: 'less of it', progressId: null, extent: 'partial' })
})

test('an entry put right later speaks of its own time: the news after it stays the latest', () => {
  const db = database()
  const entryId = record(db, { effectiveOn: '2024-08-05', note: 'first' }, NOW - DAY + 1)
  reported(db, { note: 'reply came' })
  const instead: Statement = {
    state: 'taking',
    extent: null,
    effectiveOn: '2024-08-06',
    plannedFor: null,
    obstacle: null,
    note: 'first',
  }
  expect(correctEntry(db, { practiceCode: 'ZZ001', entryId, instead }, BY, NOW + DAY)).toMatchObject({ ok: true })
  expect(now(db)).toMatchObject({ effectiveOn: '2024-08-06', takenSince: '2024-08-01', note: 'reply came' })
})

test('news put right keeps its place, and news taken back gives way to what was said before', () => {
  const db = database()
  const first = reported(db, { note: 'letter sent' })
  const second = reported(db, { note: 'reply came' }, NOW + DAY)
  const instead = { ...NONE, note: 'two letters sent' }
  expect(correctProgress(db, { practiceCode: 'ZZ001', progressId: first, instead }, BY, NOW + 2 * DAY)).toMatchObject({
    ok: true,
  })
  expect(now(db)).toMatchObject({ note: 'reply came', saidAt: NOW + DAY })
  correctProgress(db, { practiceCode: 'ZZ001', progressId: second, void: true, note: null }, BY, NOW + 2 * DAY)
  expect(now(db)).toMatchObject({ note: 'two letters sent', saidAt: NOW })
})

test('a form sent three times adds one statement; what says nothing new is refused', () => {
  const db = database({ answers: { limit: 25 } })
  const news = { answers: { limit: 30 }, seen: '1' }
  expect(report(db, news)).toMatchObject({ ok: true, already: false })
  expect(report(db, news)).toMatchObject({ ok: true, already: true })
  expect(report(db, news, NOW + 60 * 60_000)).toMatchObject({ ok: true, already: true })
  expect(rows(db)).toBe(1)
  const trail = auditTrail(db)
  reported(db, { answers: { limit: 30 }, note: 'asked again' }, NOW + DAY)
  expect(report(db, { answers: { limit: 30 } }, NOW + 2 * DAY)).toEqual({ ok: false, reason: 'says-nothing' })
  expect(rows(db)).toBe(2)
  expect(auditTrail(db)).toHaveLength(trail.length + 1)
})

test('that nothing stands in the way any more is news', () => {
  const db = database({ obstacle: 'as it was written before the list' })
  expect(report(db)).toMatchObject({ ok: true, already: false })
  expect(now(db)).toMatchObject({ obstacleKind: null, obstacle: null })
  expect(report(db, {}, NOW + DAY)).toMatchObject({ ok: true, already: true })
})

test('who did not see what a colleague said meanwhile is told, and nothing is written', () => {
  const db = database()
  reported(db, { note: 'a colleague' })
  const trail = auditTrail(db)
  expect(report(db, { note: 'mine', seen: '1' }, NOW + 1)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(report(db, { note: 'mine', seen: '' }, NOW + 1)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(auditTrail(db)).toEqual(trail)
  expect(report(db, { note: 'mine', seen: '2' }, NOW + 1)).toMatchObject({ ok: true, already: false })
})

test.each<[string, (db: Db) => unknown]>([
  ['practice-unknown', (db) => recordProgress(db, { ...CAP, practiceCode: 'ZZ999', ...NONE, note: 'x' }, BY, NOW)],
  ['action-unknown', (db) => recordProgress(db, { ...CAP, actionSlug: 'later', ...NONE, note: 'x' }, BY, NOW)],
  ['not-decided', (db) => recordProgress(db, { ...CAP, actionSlug: 'notice', ...NONE, note: 'x' }, BY, NOW)],
  ['says-nothing', (db) => report(db)],
  ['answers-amiss', (db) => report(db, { answers: { limit: 100 } })],
  ['answers-amiss', (db) => report(db, { answers: { other: true } })],
  ['entry-unknown', (db) => correctProgress(db, { practiceCode: 'ZZ001', progressId: 'no', void: true, note: null }, BY, NOW)],
])('news is refused as %s, and nothing is written', (reason, act) => {
  const db = database()
  const trail = auditTrail(db)
  expect(act(db)).toEqual({ ok: false, reason })
  expect(rows(db)).toBe(0)
  expect(auditTrail(db)).toEqual(trail)
})

test('a closed practice has no news, and may put right what it said', () => {
  const db = database()
  const progressId = reported(db, { note: 'letter sent' })
  closePractice(db, 'ZZ001', '2024-09-01', NOW)
  const later = at('2024-09-02')
  expect(report(db, { note: 'more' }, later)).toEqual({ ok: false, reason: 'practice-closed' })
  const outcome = correctProgress(db, { practiceCode: 'ZZ001', progressId, void: true, note: null }, BY, later)
  expect(outcome).toMatchObject({ ok: true, returnMade: false })
})

test('who goes on with an action after its round has news of it too', () => {
  const db = database()
  endRound(db, '2024-10-01')
  expect(report(db, { note: 'still at it' }, at('2024-11-01'))).toMatchObject({ ok: true })
})

test('a correction is made once, sent twice it adds nothing, and what it corrects stays', () => {
  const db = database()
  const progressId = reported(db, { note: 'letter sent' })
  const take = { practiceCode: 'ZZ001', progressId, void: true, note: null } as const
  expect(
    correctProgress(db, { practiceCode: 'ZZ001', progressId, instead: { ...NONE, note: 'letter sent' } }, BY, NOW + 1),
  ).toEqual({
    ok: false,
    reason: 'nothing-changed',
  })
  expect(correctProgress(db, take, BY, NOW + 1)).toMatchObject({ ok: true, already: false })
  expect(correctProgress(db, take, BY, NOW + 2)).toMatchObject({ ok: true, already: true })
  const other = { practiceCode: 'ZZ001', progressId, instead: { ...NONE, note: 'other' } }
  expect(correctProgress(db, other, BY, NOW + 3)).toEqual({ ok: false, reason: 'already-corrected' })
  expect(rows(db)).toBe(2)
  expect(() => db.$client.exec('update progress_entries set note = null')).toThrow('append-only')
  expect(() => db.$client.exec('delete from progress_entries')).toThrow('append-only')
})

test('unauthorised access to another practice’s news: it is not found, and nothing is written', () => {
  const db = database()
  const progressId = reported(db, { note: 'letter sent' })
  const trail = auditTrail(db)
  const never = { practiceCode: 'ZZ002', progressId, void: true, note: null } as const
  expect(correctProgress(db, never, BY, NOW)).toEqual({ ok: false, reason: 'entry-unknown' })
  expect(auditTrail(db)).toEqual(trail)
})

test('news just reported is taken back in one press within the hour, and a correction of it undone', () => {
  const db = database()
  reported(db, { note: 'letter sent' })
  const slip = reported(db, { note: 'of another action' }, NOW + 1)
  const undo = { practiceCode: 'ZZ001', progressId: slip }
  expect(undoProgress(db, undo, BY, NOW + 1 + 60 * 60_000)).toEqual({ ok: false, reason: 'too-late-to-undo' })
  const undone = undoProgress(db, undo, BY, NOW + 2)
  expect(undone).toMatchObject({ ok: true, already: false })
  expect(now(db)).toMatchObject({ note: 'letter sent' })
  expect(undoProgress(db, undo, BY, NOW + 3)).toMatchObject({ ok: true, already: true })
  undoProgress(db, { practiceCode: 'ZZ001', progressId: undone.ok ? (undone.progressId ?? '') : '' }, BY, NOW + 4)
  expect(now(db)).toMatchObject({ note: 'of another action' })
})
