import { expect, test } from 'vitest'
import { isReporter } from '#app/features/adoption/statements/adoption-rules.ts'
import { returnOf } from '#app/features/adoption/statements/entry-queries.server.ts'
import { makeReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { reportersAsAt } from '#app/features/adoption/statements/state-queries.server.ts'
import { endOfDay, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at, auditTrail, BY } from '#test/support/adoption.ts'
import { madeReturn } from './made-returns-queries.server.ts'
import { takeBackReturn } from './take-back-return.server.ts'

const HERE = 'ZZ001'
const WEEK = '2024-09-16'
const WEDNESDAY = at('2024-09-18')
const COLLEAGUE = { personId: 'colleague' }

function confirmedOnDevice(now: Instant = WEDNESDAY): Db {
  const db = adoptionDatabase()
  expect(makeReturn(db, HERE, WEEK, BY, now, { onTrustedDevice: true })).toEqual({ ok: true, already: false })
  return db
}
const takeBack = (db: Db, now: Instant, returnedAt: Instant = WEDNESDAY) =>
  takeBackReturn(db, { practiceCode: HERE, week: WEEK, returnedAt }, COLLEAGUE, now)
const rows = (db: Db, table: string) => db.$client.prepare(`select count(*) from ${table}`).pluck().get()

test('a return of a trusted device is marked as such, and one of somebody signed in is not', () => {
  const db = confirmedOnDevice()
  makeReturn(db, 'ZZ002', WEEK, BY, WEDNESDAY)
  expect(madeReturn(db, HERE, WEEK)).toEqual({ recordedAt: WEDNESDAY, recordedBy: BY.personId, onTrustedDevice: true })
  expect(madeReturn(db, 'ZZ002', WEEK)).toMatchObject({ onTrustedDevice: false })
})

test('a trusted device makes this week’s return alone', () => {
  const db = adoptionDatabase()
  const onTrustedDevice = { onTrustedDevice: true }
  expect(makeReturn(db, HERE, '2024-09-09', BY, WEDNESDAY, onTrustedDevice)).toEqual({ ok: false, reason: 'week-not-open' })
  expect(rows(db, 'weekly_returns')).toBe(0)
})

test('taken back, it makes no reporter of what is known from then on; what was known before stays', () => {
  const db = confirmedOnDevice()
  const taken = at('2024-09-20')
  expect(takeBack(db, taken)).toEqual({ ok: true, already: false })
  const asAt = '2024-09-22'
  const made = [{ practiceCode: HERE, week: WEEK, recordedAt: WEDNESDAY, recordedBy: BY.personId, takenBackAt: taken }]
  for (const [knownBefore, counts] of [
    [taken, true],
    [taken + 1, false],
    [endOfDay(asAt), false],
  ] as const) {
    expect([knownBefore, reportersAsAt(db, { asAt, knownBefore }).has(HERE)]).toEqual([knownBefore, counts])
    expect(isReporter(made, { asAt, knownBefore })).toBe(counts)
  }
  expect(returnOf(db, HERE, WEEK)).toBeUndefined()
  expect(auditTrail(db)).toEqual([`return.made ${HERE}`, `return.taken-back ${HERE}`])
})

test('the week can be confirmed again, and the form that took the first back never takes the second', () => {
  const db = confirmedOnDevice()
  takeBack(db, WEDNESDAY + 1)
  expect(makeReturn(db, HERE, WEEK, BY, WEDNESDAY + 2)).toEqual({ ok: true, already: false })
  expect(takeBack(db, WEDNESDAY + 3)).toEqual({ ok: true, already: true })
  expect(madeReturn(db, HERE, WEEK)).toMatchObject({ recordedAt: WEDNESDAY + 2, onTrustedDevice: false })
  expect(reportersAsAt(db, { asAt: '2024-09-22', knownBefore: endOfDay('2024-09-22') }).has(HERE)).toBe(true)
  expect([rows(db, 'weekly_returns'), rows(db, 'returns_taken_back')]).toEqual([2, 1])
})

test.each([
  ['of another moment', (db: Db) => takeBack(db, WEDNESDAY + 1, WEDNESDAY - 1), 'not-there'],
  ['of a number that is none', (db: Db) => takeBack(db, WEDNESDAY + 1, Number.NaN), 'not-there'],
  [
    'of another practice',
    (db: Db) => takeBackReturn(db, { practiceCode: 'ZZ002', week: WEEK, returnedAt: WEDNESDAY }, BY, WEDNESDAY),
    'not-there',
  ],
  ['on the Monday after', (db: Db) => takeBack(db, at('2024-09-23', '00:00')), 'week-over'],
])('no return is taken back %s', (_what, take, reason) => {
  const db = confirmedOnDevice()
  expect(take(db)).toEqual({ ok: false, reason })
  expect(rows(db, 'returns_taken_back')).toBe(0)
})

test('it can be taken back until the last minute of the Sunday, also when the clocks go back that night', () => {
  const db = adoptionDatabase()
  const [week, made] = ['2024-10-21', at('2024-10-22')]
  makeReturn(db, HERE, week, BY, made, { onTrustedDevice: true })
  const which = { practiceCode: HERE, week, returnedAt: made }
  expect(takeBackReturn(db, which, BY, endOfDay('2024-10-27'))).toEqual({ ok: false, reason: 'week-over' })
  expect(takeBackReturn(db, which, BY, endOfDay('2024-10-27') - 1)).toEqual({ ok: true, already: false })
})

test('a return of somebody signed in stands, and so does one that an answer confirmed since', () => {
  const db = adoptionDatabase()
  makeReturn(db, HERE, WEEK, BY, WEDNESDAY)
  expect(takeBack(db, WEDNESDAY + 1)).toEqual({ ok: false, reason: 'signed-in' })
  const other = confirmedOnDevice()
  const cap = { practiceCode: HERE, actionSlug: 'cap', state: 'taking', extent: 'full', plannedFor: null } as const
  const said = { ...cap, obstacle: null, note: null, effectiveOn: '2024-09-18' }
  expect(recordAdoption(other, said, BY, WEDNESDAY + 1)).toMatchObject({ ok: true })
  expect(takeBack(other, WEDNESDAY + 2)).toEqual({ ok: false, reason: 'said-since' })
})

test('nothing is overwritten: the database refuses to change or remove what was taken back', () => {
  const db = confirmedOnDevice()
  takeBack(db, WEDNESDAY + 1)
  for (const sql of [
    'update returns_taken_back set recorded_at = 1',
    'delete from returns_taken_back',
    'delete from weekly_returns',
  ])
    expect(() => db.$client.exec(sql)).toThrow('append-only')
})
