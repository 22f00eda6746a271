import { expect, test } from 'vitest'
import { startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { freshDatabase } from '#test/support/database.ts'
import { recordEvent } from './record-event.server.ts'
import { chainHolds, verifyChain } from './verify-chain.server.ts'

const DAY = startOfDay('2026-06-17')

function chainOf(events: number): Db {
  const db = freshDatabase()
  for (let i = 1; i <= events; i++)
    recordEvent(db, { at: DAY + i, actor: 'operator', action: 'person.added', subject: `person ${i}`, detail: { i } })
  return db
}

/** An attack by somebody who holds the file: drop the triggers and change it. */
function tamper(db: Db, sql: string): Db {
  db.$client.exec('drop trigger audit_events_no_update; drop trigger audit_events_no_delete;')
  db.$client.exec(sql)
  return db
}

test('a chain that nobody touched is whole, and says where it ends', () => {
  const db = chainOf(5)
  const report = verifyChain(db)
  expect(report).toMatchObject({ ok: true, events: 5, wiped: 0, last: { number: 5, at: DAY + 5 }, lostAtEnd: 0 })
  expect(verifyChain(freshDatabase())).toEqual({ ok: true, events: 0, wiped: 0, last: null, lostAtEnd: 0 })
})

test.each([
  ['the words of an event', 'update audit_events set detail = \'{"i":9}\' where seq = 3', 3, 'altered'],
  ['who did it', "update audit_events set actor = 'concert' where seq = 2", 2, 'altered'],
  ['when it was', 'update audit_events set at = at + 1 where seq = 4', 4, 'altered'],
  ['an event taken out', 'delete from audit_events where seq = 3', 4, 'does-not-follow'],
  ['the first event taken out', 'delete from audit_events where seq = 1', 2, 'does-not-follow'],
  ['an event with a new hash of its own', "update audit_events set hash = 'made up' where seq = 3", 3, 'altered'],
  [
    'words wiped without a purge',
    "update audit_events set actor = '', action = 'wiped', subject = 'p1', detail = '' where seq = 2",
    2,
    'wiped-without-purge',
  ],
])('%s breaks the chain at its number', (_what, sql, number, fault) => {
  const report = verifyChain(tamper(chainOf(5), sql))
  expect(report).toMatchObject({ ok: false, broken: { number, fault } })
})

test('two breaks: the first is named', () => {
  const db = tamper(chainOf(6), "update audit_events set detail = '{}' where seq in (5, 2)")
  expect(verifyChain(db)).toMatchObject({ ok: false, broken: { number: 2, at: DAY + 2, fault: 'altered' } })
})

test('a rewritten chain fits itself, and is found out by a hash noted down before', () => {
  const db = chainOf(5)
  const before = verifyChain(db)
  if (!before.ok || !before.last) throw new Error('the chain is broken')
  expect(chainHolds(db, before.last.number, before.last.hash)).toBe(true)
  const forged = freshDatabase()
  for (let i = 1; i <= 5; i++)
    recordEvent(forged, { at: DAY + i, actor: 'operator', action: 'person.added', subject: `other ${i}`, detail: { i } })
  expect(verifyChain(forged)).toMatchObject({ ok: true })
  expect(chainHolds(forged, before.last.number, before.last.hash)).toBe(false)
})

test('events cut off at the end are missed', () => {
  const db = tamper(chainOf(5), 'delete from audit_events where seq > 3')
  expect(verifyChain(db)).toMatchObject({ ok: true, events: 3, lostAtEnd: 2 })
})
