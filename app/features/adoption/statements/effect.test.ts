import { expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { persons, roleAssignments } from '#db/schema/people.ts'
import { adoptionDatabase, at, auditTrail, BY, storedStates } from '#test/support/adoption.ts'
import { parseChoices, WAYS } from './choices-form.ts'
import { chooseSharing } from './choose-sharing.server.ts'
import { correctEntry, undoEntry } from './correct-entry.server.ts'
import { UNDO_FOR } from './effect-rules.ts'
import { recordedByPractice } from './entry-queries.server.ts'
import { makeReturn } from './make-return.server.ts'
import { recordAdoption, recordAdoptions } from './record-adoption.server.ts'
import type { FormMarker, Statement } from './refusal-rules.ts'

const NOW = at('2024-11-28')
const CAP = { practiceCode: 'ZZ001', actionSlug: 'cap' }
const statement = (over: Partial<Statement> = {}): Statement => ({
  state: 'taking',
  extent: null,
  effectiveOn: '2024-08-01',
  plannedFor: null,
  obstacle: null,
  note: null,
  ...over,
})
const say = (db: Db, over: Partial<Statement> & FormMarker = {}, when = NOW) =>
  recordAdoption(db, { ...CAP, ...statement(over), ...over }, BY, when)
function recorded(db: Db, over: Partial<Statement> = {}, when = NOW): string {
  const outcome = say(db, over, when)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.entryId
}
const entries = (db: Db) => db.$client.prepare('select count(*) from adoption_entries').pluck().get()
const now = (db: Db) => storedStates(db)['ZZ001 cap'] as { entryId: string; state: string; takenSince: string | null } | undefined

test('a mistaken “not applicable” of today is not mended by an answer dated earlier: it says so, names what stays, and writes nothing', () => {
  const db = adoptionDatabase()
  const mistake = recorded(db, { state: 'not-applicable', effectiveOn: '2024-11-28' })
  const trail = auditTrail(db)
  const mended = { extent: 'partial', effectiveOn: '2024-06-10' } as const
  expect(say(db, { ...mended, knowingly: false })).toEqual({
    ok: false,
    reason: 'stays-in-force',
    later: { entryId: mistake, until: '2024-11-27', takenSince: null },
  })
  expect(auditTrail(db)).toEqual(trail)
  const instead = statement(mended)
  expect(correctEntry(db, { practiceCode: 'ZZ001', entryId: mistake, instead, knowingly: false }, BY, NOW)).toMatchObject({
    ok: true,
  })
  expect(now(db)).toMatchObject({ state: 'taking', takenSince: '2024-06-10' })
})

test('“stopped on 1 May” under an answer of 2 June is recorded only by who knows that the answer stays', () => {
  const db = adoptionDatabase()
  const stays = recorded(db, { effectiveOn: '2024-06-02' }, at('2024-07-02'))
  const stopped = { state: 'stopped', effectiveOn: '2024-05-01' } as const
  expect(say(db, { ...stopped, knowingly: false })).toEqual({
    ok: false,
    reason: 'stays-in-force',
    later: { entryId: stays, until: '2024-06-01', takenSince: '2024-06-02' },
  })
  expect(say(db, { ...stopped, knowingly: true })).toMatchObject({ ok: true, already: false })
  expect(now(db)).toMatchObject({ entryId: stays, state: 'taking' })
})

test('an answer that comes into force is not asked about, under the day of the one before neither', () => {
  const db = adoptionDatabase()
  recorded(db, { effectiveOn: '2024-10-01' }, NOW - 1)
  expect(say(db, { state: 'stopped', effectiveOn: '2024-10-01', knowingly: false })).toMatchObject({ ok: true })
  expect(now(db)).toMatchObject({ state: 'stopped' })
})

test('a correction of something earlier says that the later answer stays', () => {
  const db = adoptionDatabase()
  const first = recorded(db, {}, NOW - 2)
  const stays = recorded(db, { state: 'stopped', effectiveOn: '2024-11-01' }, NOW - 1)
  const correction = { practiceCode: 'ZZ001', entryId: first, instead: statement({ effectiveOn: '2024-08-05' }) }
  expect(correctEntry(db, { ...correction, knowingly: false }, BY, NOW)).toEqual({
    ok: false,
    reason: 'stays-in-force',
    later: { entryId: stays, until: '2024-10-31', takenSince: null },
  })
  expect(correctEntry(db, { ...correction, knowingly: true }, BY, NOW)).toMatchObject({ ok: true })
})

test('three sends at once and the same form an hour later are one entry, in force or under another', () => {
  const db = adoptionDatabase()
  const form = { seen: '0', knowingly: false }
  const answers = [0, 0, 1, 60 * 60_000].map((after) => say(db, form, NOW + after))
  expect(answers.map((answer) => answer.ok && answer.already)).toEqual([false, true, true, true])
  recorded(db, { state: 'stopped', effectiveOn: '2024-11-01' }, NOW + 2)
  const earlier = { extent: 'partial', effectiveOn: '2024-09-01', seen: '2', knowingly: true } as const
  const again = [0, 0, 5].map((after) => say(db, earlier, NOW + 10 + after))
  expect(again.map((answer) => answer.ok && answer.already)).toEqual([false, true, true])
  expect(entries(db)).toBe(3)
})

test('the same correction three times is one; a different one is refused', () => {
  const db = adoptionDatabase()
  const entryId = recorded(db)
  const correction = {
    practiceCode: 'ZZ001',
    entryId,
    instead: statement({ effectiveOn: '2024-08-05' }),
    seen: '1',
    knowingly: false,
  }
  const answers = [1, 1, 2].map((after) => correctEntry(db, correction, BY, NOW + after))
  expect(answers.map((answer) => answer.ok && answer.already)).toEqual([false, true, true])
  expect(correctEntry(db, { practiceCode: 'ZZ001', entryId, void: true, note: null }, BY, NOW + 3)).toEqual({
    ok: false,
    reason: 'already-corrected',
  })
  expect(entries(db)).toBe(2)
})

test('a colleague’s answer meanwhile is not written over: statement, correction and several at once', () => {
  const db = adoptionDatabase()
  const entryId = recorded(db)
  recordAdoption(
    db,
    { ...CAP, ...statement({ state: 'stopped', effectiveOn: '2024-11-28' }) },
    { personId: 'colleague' },
    NOW + 1,
  )
  const trail = auditTrail(db)
  const considering = { state: 'considering', effectiveOn: '2024-11-28' } as const
  const told = { ok: false, reason: 'changed-meanwhile' }
  expect(say(db, { ...considering, seen: '1' }, NOW + 2)).toEqual(told)
  expect(correctEntry(db, { practiceCode: 'ZZ001', entryId, void: true, note: null, seen: '1' }, BY, NOW + 2)).toEqual(told)
  const two = [
    { ...CAP, actionSlug: 'notice', ...statement(), seen: '0' },
    { ...CAP, ...statement(considering), seen: '1' },
  ]
  expect(recordAdoptions(db, two, BY, NOW + 2)).toEqual({ ...told, actionSlug: 'cap' })
  expect(auditTrail(db)).toEqual(trail)
  expect(say(db, { ...considering, seen: '2', knowingly: false }, NOW + 3)).toMatchObject({ ok: true, already: false })
})

test('of several actions chosen at once, the one under a later answer is corrected or added before it, and nothing before that', () => {
  const db = adoptionDatabase()
  const stopped = recorded(db, { state: 'stopped', effectiveOn: '2024-11-20' })
  const notice = { ...CAP, actionSlug: 'notice', ...statement(), knowingly: false }
  const cap = { ...CAP, ...statement(), knowingly: false }
  const trail = auditTrail(db)
  const later = { entryId: stopped, until: '2024-11-19', takenSince: null }
  expect(recordAdoptions(db, [notice, cap], BY, NOW + 1)).toEqual({
    ok: false,
    reason: 'stays-in-force',
    later,
    actionSlug: 'cap',
  })
  expect(recordAdoptions(db, [{ ...notice, corrects: stopped }, cap], BY, NOW + 1)).toEqual({
    ok: false,
    reason: 'entry-unknown',
    actionSlug: 'notice',
  })
  expect(auditTrail(db)).toEqual(trail)
  expect(recordAdoptions(db, [notice, { ...cap, corrects: stopped }], BY, NOW + 1)).toMatchObject({ ok: true })
  expect(now(db)).toMatchObject({ state: 'taking', takenSince: '2024-08-01' })
  const other = adoptionDatabase()
  recorded(other, { state: 'stopped', effectiveOn: '2024-11-20' })
  expect(recordAdoptions(other, [notice, { ...cap, knowingly: true }], BY, NOW + 1)).toMatchObject({ ok: true })
  expect(now(other)).toMatchObject({ state: 'stopped' })
})

test('the way out is meant of the day it was chosen for: with another day it is asked again', () => {
  const form = (way: string, since = '1 August 2024') =>
    parseChoices({ 'take-cap': 'full', since, 'way-cap': way }, [{ actionSlug: 'cap', asks: [] }], '2024-11-28')
  const chosen = (way: string, since?: string) => {
    const parsed = form(way, since)
    return parsed.ok && [parsed.value[0]?.corrects, parsed.value[0]?.knowingly]
  }
  expect(chosen('')).toEqual([undefined, false])
  expect(chosen(WAYS.correct('e1', '2024-08-01'))).toEqual(['e1', false])
  expect(chosen(WAYS.before('2024-08-01'))).toEqual([undefined, true])
  expect(chosen(WAYS.correct('e1', '2024-08-01'), '2 August 2024')).toEqual([undefined, false])
})

test('what was just said is taken back in one press, within the hour and not after it', () => {
  const db = adoptionDatabase()
  const first = recorded(db, {}, NOW - 1000)
  const slip = recorded(db, { state: 'stopped', effectiveOn: '2024-11-28' })
  const undo = { practiceCode: 'ZZ001', entryId: slip }
  expect(undoEntry(db, undo, BY, NOW + UNDO_FOR)).toEqual({ ok: false, reason: 'too-late-to-undo' })
  expect(now(db)).toMatchObject({ state: 'stopped' })
  expect(undoEntry(db, undo, BY, NOW + UNDO_FOR - 1)).toMatchObject({ ok: true, already: false })
  expect(now(db)).toMatchObject({ entryId: first, takenSince: '2024-08-01' })
  expect(undoEntry(db, undo, BY, NOW + UNDO_FOR - 1)).toMatchObject({ ok: true, already: true })
  expect(auditTrail(db).at(-1)).toMatch(/^adoption\.corrected /)
})

test('undoing a correction brings back what it corrected, also what it had taken back', () => {
  const db = adoptionDatabase()
  const entryId = recorded(db, { note: 'as it was' })
  const correction = correctEntry(db, { practiceCode: 'ZZ001', entryId, void: true, note: null }, BY, NOW + 1)
  expect(now(db)).toBeUndefined()
  undoEntry(db, { practiceCode: 'ZZ001', entryId: correction.ok ? correction.entryId : '' }, BY, NOW + 2)
  expect(now(db)).toMatchObject({ state: 'taking', takenSince: '2024-08-01' })
})

test('unauthorised access to another practice’s fresh answer: it cannot be undone from elsewhere', () => {
  const db = adoptionDatabase()
  const entryId = recorded(db)
  expect(undoEntry(db, { practiceCode: 'ZZ002', entryId }, BY, NOW)).toEqual({ ok: false, reason: 'entry-unknown' })
  expect(entries(db)).toBe(1)
})

test('a return drawn before a colleague’s answer is given back; one made already is answered as such', () => {
  const db = adoptionDatabase()
  const seen = recordedByPractice(db, 'ZZ001')
  recordAdoption(db, { ...CAP, ...statement() }, { personId: 'colleague' }, NOW)
  expect(makeReturn(db, 'ZZ001', '2024-11-18', BY, NOW + 1, { seen })).toEqual({ ok: false, reason: 'week-changed-meanwhile' })
  expect(makeReturn(db, 'ZZ001', '2024-11-25', BY, NOW + 1, { seen })).toEqual({ ok: true, already: true })
  expect(makeReturn(db, 'ZZ001', '2024-11-18', BY, NOW + 2, { seen: '1' })).toEqual({ ok: true, already: false })
})

test('no return is made for a week before anybody of the practice was here', () => {
  const db = adoptionDatabase()
  const person = { id: 'first', email: 'first@example.org', name: 'Dr First', passwordHash: 'x', createdAt: 0 }
  db.insert(persons).values(person).run()
  const role = {
    personId: 'first',
    role: 'practice-partner',
    practiceCode: 'ZZ001',
    startedAt: at('2024-11-25', '00:00'),
  } as const
  db.insert(roleAssignments)
    .values({ id: 'r', ...role })
    .run()
  expect(makeReturn(db, 'ZZ001', '2024-11-18', BY, NOW)).toEqual({ ok: false, reason: 'before-first-person' })
  expect(makeReturn(db, 'ZZ001', '2024-11-25', BY, NOW)).toEqual({ ok: true, already: false })
})

test('two partners who choose who sees the answers do not write over each other', () => {
  const db = adoptionDatabase()
  chooseSharing(db, 'ZZ001', true, { personId: 'colleague' }, NOW)
  expect(chooseSharing(db, 'ZZ001', false, BY, NOW + 1, { seen: '0' })).toEqual({ ok: false, reason: 'choice-changed-meanwhile' })
  expect(chooseSharing(db, 'ZZ001', true, BY, NOW + 1, { seen: '0' })).toEqual({ ok: true, already: true })
  expect(chooseSharing(db, 'ZZ001', false, BY, NOW + 2, { seen: '1' })).toEqual({ ok: true, already: false })
})
