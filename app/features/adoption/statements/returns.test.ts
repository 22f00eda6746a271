import { expect, test } from 'vitest'
import { sharingOf } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { addDays, endOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at, auditTrail, BY, closePractice, storedStates } from '#test/support/adoption.ts'
import { chooseSharing } from './choose-sharing.server.ts'
import { makeReturn } from './make-return.server.ts'
import { recordAdoption } from './record-adoption.server.ts'
import { reportersAsAt, sharersAsAt } from './state-queries.server.ts'

const weeks = (db: Db) => db.$client.prepare('select week from weekly_returns order by week').pluck().all()

test('a return is made for this week or the last, once a week', () => {
  const db = adoptionDatabase()
  const now = at('2024-09-18')
  expect(makeReturn(db, 'ZZ001', '2024-09-16', BY, now)).toEqual({ ok: true, already: false })
  expect(makeReturn(db, 'ZZ001', '2024-09-09', BY, now)).toEqual({ ok: true, already: false })
  expect(makeReturn(db, 'ZZ001', '2024-09-16', BY, now + 1)).toEqual({ ok: true, already: true })
  expect(weeks(db)).toEqual(['2024-09-09', '2024-09-16'])
  expect(auditTrail(db)).toEqual(['return.made ZZ001', 'return.made ZZ001'])
})

test.each(['2024-09-02', '2024-09-23', '2024-09-17', 'soon'])(
  'no return is made for the week "%s" on 18 September 2024',
  (week) => {
    const db = adoptionDatabase()
    expect(makeReturn(db, 'ZZ001', week, BY, at('2024-09-18'))).toEqual({ ok: false, reason: 'week-not-open' })
    expect(weeks(db)).toEqual([])
    expect(auditTrail(db)).toEqual([])
  },
)

test('a practice that is closed or unknown makes no return; on its closing day it still does', () => {
  const db = adoptionDatabase()
  closePractice(db, 'ZZ001', '2024-09-18', at('2024-09-01'))
  expect(makeReturn(db, 'ZZ001', '2024-09-16', BY, at('2024-09-18'))).toEqual({ ok: false, reason: 'practice-closed' })
  expect(makeReturn(db, 'ZZ001', '2024-09-16', BY, at('2024-09-17', '23:59'))).toMatchObject({ ok: true })
  expect(makeReturn(db, 'ZZ999', '2024-09-16', BY, at('2024-09-18'))).toEqual({ ok: false, reason: 'practice-unknown' })
})

test('a return changes no state', () => {
  const db = adoptionDatabase()
  const words = {
    state: 'planned' as const,
    extent: null,
    effectiveOn: '2024-09-02',
    plannedFor: '2024-09-10',
    obstacle: null,
    note: null,
  }
  recordAdoption(db, { practiceCode: 'ZZ001', actionSlug: 'cap', ...words }, BY, at('2024-09-02'))
  const before = storedStates(db)
  makeReturn(db, 'ZZ001', '2024-09-16', BY, at('2024-09-18'))
  expect(storedStates(db)).toEqual(before)
})

test.each([
  ['in summer time', '2024-08-11', '23:59', '2024-08-05'],
  ['in summer time', '2024-08-12', '00:01', '2024-08-12'],
  ['the Sunday the clocks go back', '2024-10-27', '23:59', '2024-10-21'],
  ['the Monday after the clocks go back', '2024-10-28', '00:01', '2024-10-28'],
  ['the Sunday the clocks go forward', '2024-03-31', '23:59', '2024-03-25'],
  ['the Monday after the clocks go forward', '2024-04-01', '00:01', '2024-04-01'],
])('the week turns at midnight in London, %s: %s %s is the week of %s', (_when, day, time, week) => {
  const db = adoptionDatabase()
  const now = at(day, time)
  expect(makeReturn(db, 'ZZ001', addDays(week, 7), BY, now)).toMatchObject({ ok: false })
  expect(makeReturn(db, 'ZZ001', addDays(week, -14), BY, now)).toMatchObject({ ok: false })
  expect(makeReturn(db, 'ZZ001', addDays(week, -7), BY, now)).toMatchObject({ ok: true })
  expect(makeReturn(db, 'ZZ001', week, BY, now)).toMatchObject({ ok: true })
})

test.each([
  ['recorded at 23:59 on the last day counts', '2024-08-11', '23:59', '2024-08-11', true],
  ['recorded a minute later does not', '2024-08-12', '00:01', '2024-08-11', false],
  ['recorded at 00:01 on the first of the 28 days counts', '2024-08-12', '00:01', '2024-09-08', true],
  ['recorded two minutes before that does not', '2024-08-11', '23:59', '2024-09-08', false],
  ['28 days over the change of clocks, first minute', '2024-10-07', '00:01', '2024-11-03', true],
  ['28 days over the change of clocks, too early', '2024-10-06', '23:59', '2024-11-03', false],
])('a return %s: %s %s as at %s', (_what, day, time, asAt, counts) => {
  const db = adoptionDatabase()
  makeReturn(db, 'ZZ001', '2024-08-05', BY, at(day, time))
  makeReturn(db, 'ZZ001', '2024-09-30', BY, at(day, time))
  const reporters = reportersAsAt(db, { asAt, knownBefore: endOfDay(addDays(asAt, 30)) })
  expect([...reporters]).toEqual(counts ? ['ZZ001'] : [])
})

test('a return not yet known does not make a reporter', () => {
  const db = adoptionDatabase()
  const now = at('2024-09-18')
  makeReturn(db, 'ZZ001', '2024-09-16', BY, now)
  expect(reportersAsAt(db, { asAt: '2024-09-22', knownBefore: now }).size).toBe(0)
  expect(reportersAsAt(db, { asAt: '2024-09-22', knownBefore: now + 1 }).size).toBe(1)
})

test('a practice chooses whether to share by name, changes its mind, and is on record with both', () => {
  const db = adoptionDatabase()
  expect(sharingOf(db, 'ZZ001')).toBeUndefined()
  const [first, second] = [at('2024-09-18'), at('2024-09-20')]
  expect(chooseSharing(db, 'ZZ001', true, BY, first)).toEqual({ ok: true, already: false })
  expect(chooseSharing(db, 'ZZ001', true, BY, first + 1)).toEqual({ ok: true, already: true })
  expect(sharingOf(db, 'ZZ001')).toEqual({ sharesByName: true, since: first })
  chooseSharing(db, 'ZZ001', false, BY, second)
  expect(sharingOf(db, 'ZZ001')).toEqual({ sharesByName: false, since: second })
  expect([...sharersAsAt(db, { knownBefore: second })]).toEqual(['ZZ001'])
  expect([...sharersAsAt(db, { knownBefore: second + 1 })]).toEqual([])
  expect(auditTrail(db)).toEqual(['sharing.chosen ZZ001', 'sharing.chosen ZZ001'])
  expect(chooseSharing(db, 'ZZ999', true, BY, second)).toEqual({ ok: false, reason: 'practice-unknown' })
})

test('a closed practice may still withdraw its sharing', () => {
  const db = adoptionDatabase()
  chooseSharing(db, 'ZZ001', true, BY, at('2024-09-01'))
  closePractice(db, 'ZZ001', '2024-09-10', at('2024-09-10'))
  expect(chooseSharing(db, 'ZZ001', false, BY, at('2024-09-18'))).toEqual({ ok: true, already: false })
})
