import { expect, test } from 'vitest'
import { endOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { adoptionDatabase, at, auditTrail, BY, storedStates } from '#test/support/adoption.ts'
import { correctEntry } from './correct-entry.server.ts'
import { recordAdoption } from './record-adoption.server.ts'
import type { Statement } from './refusal-rules.ts'
import { statesAsAt } from './state-queries.server.ts'

const NOW = at('2024-08-14')
const LATER = at('2024-08-20')
const statement = (over: Partial<Statement> = {}): Statement => ({
  state: 'taking',
  extent: 'full',
  effectiveOn: '2024-08-01',
  plannedFor: null,
  obstacle: null,
  note: null,
  ...over,
})
function recorded(db: Db, over: Partial<Statement> = {}): string {
  const outcome = recordAdoption(db, { practiceCode: 'ZZ001', actionSlug: 'cap', ...statement(over) }, BY, NOW)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.entryId
}
const capAsAt = (db: Db, asAt: string, knownOn: string) =>
  statesAsAt(db, { asAt, knownBefore: endOfDay(knownOn), actions: ['cap'] }).map(({ state, extent }) => [state, extent])

test('a corrected date counts from the day it is known; what was known before stays as it was', () => {
  const db = adoptionDatabase()
  const entryId = recorded(db)
  const outcome = correctEntry(
    db,
    { practiceCode: 'ZZ001', entryId, instead: statement({ effectiveOn: '2024-08-08' }) },
    BY,
    LATER,
  )
  expect(outcome).toMatchObject({ ok: true, returnMade: true })
  expect(capAsAt(db, '2024-08-05', '2024-08-19')).toEqual([['taking', 'full']])
  expect(capAsAt(db, '2024-08-05', '2024-08-20')).toEqual([])
  expect(capAsAt(db, '2024-08-08', '2024-08-20')).toEqual([['taking', 'full']])
  const id = 'entryId' in outcome ? outcome.entryId : ''
  expect(auditTrail(db).slice(-2)).toEqual([`adoption.corrected ${id}`, 'return.made ZZ001'])
})

test('an entry made void leaves no state behind, or the one before it', () => {
  const db = adoptionDatabase()
  const first = recorded(db)
  const second = recorded(db, { state: 'stopped', extent: null, effectiveOn: '2024-08-10' })
  correctEntry(db, { practiceCode: 'ZZ001', entryId: second, void: true, note: 'wrong practice' }, BY, LATER)
  expect(capAsAt(db, '2024-08-20', '2024-08-20')).toEqual([['taking', 'full']])
  correctEntry(db, { practiceCode: 'ZZ001', entryId: first, void: true, note: null }, BY, LATER)
  expect(capAsAt(db, '2024-08-20', '2024-08-20')).toEqual([])
  expect(storedStates(db)).toEqual({})
  expect(capAsAt(db, '2024-08-20', '2024-08-19')).toEqual([['stopped', null]])
})

test('an entry is corrected once; after that its correction is corrected', () => {
  const db = adoptionDatabase()
  const entryId = recorded(db)
  const first = correctEntry(db, { practiceCode: 'ZZ001', entryId, void: true, note: null }, BY, LATER)
  const again = { practiceCode: 'ZZ001', entryId, instead: statement({ state: 'stopped', extent: null }) }
  expect(correctEntry(db, again, BY, LATER)).toEqual({ ok: false, reason: 'already-corrected' })
  const voidId = 'entryId' in first ? first.entryId : ''
  const twice = { practiceCode: 'ZZ001', entryId: voidId, void: true as const, note: null }
  expect(correctEntry(db, twice, BY, LATER)).toEqual({ ok: false, reason: 'nothing-changed' })
  expect(correctEntry(db, { ...again, entryId: voidId }, BY, LATER + 1)).toMatchObject({ ok: true })
  expect(capAsAt(db, '2024-08-20', '2024-08-20')).toEqual([['stopped', null]])
})

test('two corrections of one entry cannot both stand, not even behind the product’s back', () => {
  const db = adoptionDatabase()
  const entryId = recorded(db)
  correctEntry(db, { practiceCode: 'ZZ001', entryId, void: true, note: null }, BY, LATER)
  const copy = `insert into adoption_entries (id, practice_code, action_slug, effective_on, corrects_id, void, recorded_at, recorded_by)
    values ('other', 'ZZ001', 'cap', '2024-08-01', ?, 1, ?, 'partner')`
  expect(() => db.$client.prepare(copy).run(entryId, LATER)).toThrow('UNIQUE')
  expect(() => db.$client.exec('update adoption_entries set note = null')).toThrow('append-only')
  expect(() => db.$client.exec('delete from weekly_returns')).toThrow('append-only')
})

test.each<[string, Partial<Statement>]>([
  ['nothing-changed', {}],
  ['in-the-future', { effectiveOn: '2024-08-21' }],
  ['extent-without-taking', { state: 'stopped' }],
  ['day-without-plan', { plannedFor: '2024-09-01' }],
  ['plan-in-the-past', { state: 'planned', extent: null, effectiveOn: '2024-08-10', plannedFor: '2024-08-09' }],
])('a correction is refused as %s: %o', (reason, over) => {
  const db = adoptionDatabase()
  const entryId = recorded(db)
  const before = auditTrail(db)
  expect(correctEntry(db, { practiceCode: 'ZZ001', entryId, instead: statement(over) }, BY, LATER)).toEqual({ ok: false, reason })
  expect(auditTrail(db)).toEqual(before)
})

test('a corrected plan may lie in the past: that is what had been planned', () => {
  const db = adoptionDatabase()
  const entryId = recorded(db)
  const instead = statement({ state: 'planned', extent: null, plannedFor: '2024-08-12' })
  expect(correctEntry(db, { practiceCode: 'ZZ001', entryId, instead }, BY, LATER)).toMatchObject({ ok: true })
})

test('a correction may tell of an action that is no longer on the menu', () => {
  const db = adoptionDatabase()
  const outcome = recordAdoption(db, { practiceCode: 'ZZ001', actionSlug: 'letters', ...statement() }, BY, NOW)
  const entryId = 'entryId' in outcome ? outcome.entryId : ''
  const instead = statement({ state: 'considering', extent: null })
  expect(correctEntry(db, { practiceCode: 'ZZ001', entryId, instead }, BY, at('2024-09-10'))).toMatchObject({ ok: true })
})

test('unauthorised access to another practice’s entry: it is not found, and nothing is written', () => {
  const db = adoptionDatabase()
  const entryId = recorded(db)
  const before = auditTrail(db)
  const never = { practiceCode: 'ZZ002', entryId, void: true as const, note: null }
  expect(correctEntry(db, never, BY, LATER)).toEqual({ ok: false, reason: 'entry-unknown' })
  expect(correctEntry(db, { ...never, practiceCode: 'ZZ999' }, BY, LATER)).toEqual({ ok: false, reason: 'practice-unknown' })
  expect(auditTrail(db)).toEqual(before)
})
