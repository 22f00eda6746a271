import { expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at, BY, storedStates } from '#test/support/adoption.ts'
import { databaseBefore } from '#test/support/earlier-version.ts'
import { correctEntry } from './correct-entry.server.ts'
import { recordAdoption } from './record-adoption.server.ts'
import type { Statement } from './refusal-rules.ts'

const NOW = at('2024-11-28')
function record(db: Db, over: Partial<Statement>, when = NOW): string {
  const words: Statement = {
    state: 'taking',
    extent: null,
    effectiveOn: '2024-08-01',
    plannedFor: null,
    obstacle: null,
    note: null,
  }
  const outcome = recordAdoption(db, { practiceCode: 'ZZ001', actionSlug: 'cap', ...words, ...over }, BY, when)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.entryId
}
const takenSince = (db: Db) => (storedStates(db)['ZZ001 cap'] as { takenSince: string | null }).takenSince

test('what the ICB replied, recorded as an entry of its own as it used to be, leaves the first day alone', () => {
  const db = adoptionDatabase()
  record(db, {}, at('2024-08-05'))
  record(db, { effectiveOn: '2024-10-02', note: 'The ICB replied' }, at('2024-10-02'))
  record(db, { effectiveOn: '2024-11-28', answers: null, note: 'Stock reply again' })
  expect(takenSince(db)).toBe('2024-08-01')
})

test('taking less of it, and more again, is still taking it', () => {
  const db = adoptionDatabase()
  record(db, { extent: 'partial', effectiveOn: '2024-08-12' })
  record(db, { extent: 'full', effectiveOn: '2024-09-20' })
  record(db, { extent: 'partial', effectiveOn: '2024-11-01' })
  expect(takenSince(db)).toBe('2024-08-12')
})

test('who stopped and began again takes it since the second beginning; who stopped takes it since no day', () => {
  const db = adoptionDatabase()
  record(db, {})
  record(db, { state: 'stopped', effectiveOn: '2024-09-10' })
  expect(takenSince(db)).toBeNull()
  record(db, { effectiveOn: '2024-10-07' })
  expect(takenSince(db)).toBe('2024-10-07')
})

test('a stop that was never so is taken back, and the run is whole again', () => {
  const db = adoptionDatabase()
  record(db, {})
  const slip = record(db, { state: 'stopped', effectiveOn: '2024-09-10' })
  record(db, { effectiveOn: '2024-10-07' })
  correctEntry(db, { practiceCode: 'ZZ001', entryId: slip, void: true, note: null }, BY, NOW)
  expect(takenSince(db)).toBe('2024-08-01')
})

test('a slip put right under the same day breaks no run', () => {
  const db = adoptionDatabase()
  record(db, {}, NOW)
  record(db, { state: 'stopped', effectiveOn: '2024-10-07' }, NOW + 1)
  record(db, { effectiveOn: '2024-10-07' }, NOW + 2)
  expect(takenSince(db)).toBe('2024-08-01')
})

test('a database of before is upgraded: every state kept in it learns since when, and nothing is lost', () => {
  const { db, upgrade } = databaseBefore('0011_taken-since')
  const add = (id: string, action: string, state: string, on: string, corrects: string | null = null) =>
    db.$client
      .prepare(`insert into adoption_entries (id, practice_code, action_slug, state, extent, effective_on, corrects_id, void, recorded_at, recorded_by)
        values (?, 'ZZ001', ?, ?, ?, ?, ?, 0, 1, 'partner')`)
      .run(id, action, state, state === 'taking' ? 'full' : null, on, corrects)
  add('a', 'cap', 'taking', '2024-08-01')
  add('b', 'cap', 'taking', '2024-11-28')
  add('c', 'notice', 'taking', '2024-08-01')
  add('d', 'notice', 'considering', '2024-07-20', 'c')
  upgrade()
  const base = { extent: null, plannedFor: null }
  expect(storedStates(db)).toEqual({
    'ZZ001 cap': { ...base, entryId: 'b', state: 'taking', extent: 'full', effectiveOn: '2024-11-28', takenSince: '2024-08-01' },
    'ZZ001 notice': { ...base, entryId: 'd', state: 'considering', effectiveOn: '2024-07-20', takenSince: null },
  })
})
