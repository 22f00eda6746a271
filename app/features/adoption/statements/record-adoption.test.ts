import { expect, test } from 'vitest'
import { contentHash } from '#app/platform/front-matter.server.ts'
import { endOfDay } from '#app/platform/time.ts'
import { adoptionDatabase, askOfTakers, at, auditTrail, BY, closePractice, endRound, publish } from '#test/support/adoption.ts'
import { actionText } from '#test/support/content.ts'
import { correctEntry } from './correct-entry.server.ts'
import { entryInForceOf } from './entry-queries.server.ts'
import { recordAdoption, recordAdoptions } from './record-adoption.server.ts'
import type { AdoptionStatement } from './refusal-rules.ts'
import { REFUSALS } from './refusal-words.ts'
import { statesAsAt } from './state-queries.server.ts'

const TODAY = '2024-08-14'
const NOW = at(TODAY)
const taking = (over: Partial<AdoptionStatement> = {}): AdoptionStatement => ({
  practiceCode: 'ZZ001',
  actionSlug: 'cap',
  state: 'taking',
  extent: null,
  effectiveOn: '2024-08-01',
  plannedFor: null,
  obstacle: null,
  note: null,
  ...over,
})
const rows = (db: ReturnType<typeof adoptionDatabase>, table: string) =>
  db.$client.prepare(`select count(*) from ${table}`).pluck().get()

test('a practice records an action it takes and since when; the same click makes this week’s return', () => {
  const db = adoptionDatabase()
  const outcome = recordAdoption(db, taking(), BY, NOW)
  expect(outcome).toMatchObject({ ok: true, already: false, returnMade: true })
  const id = 'entryId' in outcome ? outcome.entryId : ''
  expect(entryInForceOf(db, 'ZZ001', 'cap')).toEqual({
    id,
    practiceCode: 'ZZ001',
    actionSlug: 'cap',
    state: 'taking',
    extent: 'full',
    effectiveOn: '2024-08-01',
    plannedFor: null,
    answers: null,
    obstacleKind: null,
    obstacle: null,
    note: null,
    correctsId: null,
    void: false,
    recordedAt: NOW,
    recordedBy: 'partner',
    editionSlug: 'first',
    guidanceHash: contentHash(actionText('cap')),
  })
  expect(auditTrail(db)).toEqual([`adoption.recorded ${id}`, 'return.made ZZ001'])
  expect(db.$client.prepare('select week, recorded_at from weekly_returns').all()).toEqual([
    { week: '2024-08-12', recorded_at: NOW },
  ])
})

test('a second statement in the week makes no second return', () => {
  const db = adoptionDatabase()
  recordAdoption(db, taking(), BY, NOW)
  expect(recordAdoption(db, taking({ state: 'stopped', effectiveOn: TODAY }), BY, NOW + 1)).toMatchObject({ returnMade: false })
  expect(rows(db, 'weekly_returns')).toBe(1)
  expect(entryInForceOf(db, 'ZZ001', 'cap')).toMatchObject({ state: 'stopped', extent: null })
})

test('a form sent twice adds nothing the second time', () => {
  const db = adoptionDatabase()
  askOfTakers(db, 'cap', '  - { key: cap, kind: number, label: How many?, least: 1, most: 60 }\n')
  const first = recordAdoption(db, taking({ answers: { cap: 25 } }), BY, NOW)
  const second = recordAdoption(db, taking({ answers: { cap: 25 } }), BY, NOW + 1)
  expect(second).toEqual({ ...first, already: true, returnMade: false })
  expect(rows(db, 'adoption_entries')).toBe(1)
  expect(auditTrail(db)).toHaveLength(2)
})

test('an adoption before the round began is taken: the practice was already doing it', () => {
  expect(recordAdoption(adoptionDatabase(), taking({ effectiveOn: '2023-11-01' }), BY, NOW)).toMatchObject({ ok: true })
})

test('a statement about an earlier time does not change what stands now', () => {
  const db = adoptionDatabase()
  recordAdoption(db, taking({ state: 'stopped', effectiveOn: '2024-08-10' }), BY, NOW)
  recordAdoption(db, taking({ effectiveOn: '2024-08-01' }), BY, NOW + 1)
  expect(entryInForceOf(db, 'ZZ001', 'cap')?.state).toBe('stopped')
  const states = statesAsAt(db, { asAt: '2024-08-05', knownBefore: endOfDay(TODAY), actions: ['cap'] })
  expect(states).toEqual([{ practiceCode: 'ZZ001', actionSlug: 'cap', state: 'taking', extent: 'full' }])
})

test('several actions are recorded together with one return', () => {
  const db = adoptionDatabase()
  const outcome = recordAdoptions(db, [taking(), taking({ actionSlug: 'notice', extent: 'partial' })], BY, NOW)
  expect(outcome).toMatchObject({ ok: true, returnMade: true, entryIds: [expect.any(String), expect.any(String)] })
  expect(entryInForceOf(db, 'ZZ001', 'notice')?.extent).toBe('partial')
  expect(auditTrail(db).filter((event) => event.startsWith('return.made'))).toHaveLength(1)
})

test('of several actions either all are recorded or none', () => {
  const db = adoptionDatabase()
  const outcome = recordAdoptions(db, [taking(), taking({ actionSlug: 'notice', effectiveOn: '2024-08-15' })], BY, NOW)
  expect(outcome).toEqual({ ok: false, reason: 'in-the-future', actionSlug: 'notice' })
  expect(recordAdoptions(db, [taking(), taking({ state: 'stopped' })], BY, NOW)).toMatchObject({ reason: 'action-twice' })
  for (const table of ['adoption_entries', 'weekly_returns', 'adoption_standings', 'audit_events'])
    expect(rows(db, table)).toBe(0)
})

test.each<[string, Partial<AdoptionStatement>]>([
  ['practice-unknown', { practiceCode: 'ZZ999' }],
  ['action-unknown', { actionSlug: 'later' }],
  ['action-unknown', { actionSlug: 'no-such-action' }],
  ['in-the-future', { effectiveOn: '2024-08-15' }],
  ['extent-without-taking', { state: 'planned', extent: 'partial' }],
  ['day-without-plan', { plannedFor: '2024-09-01' }],
  ['plan-in-the-past', { state: 'planned', effectiveOn: '2024-08-01', plannedFor: '2024-08-13' }],
])('refused as %s: %o', (reason, over) => {
  const db = adoptionDatabase()
  expect(recordAdoption(db, taking(over), BY, NOW)).toEqual({ ok: false, reason })
  for (const table of ['adoption_entries', 'weekly_returns', 'adoption_standings', 'audit_events'])
    expect(rows(db, table)).toBe(0)
})

test('just after midnight in London the new day may be recorded, though it is still yesterday in UTC', () => {
  const db = adoptionDatabase()
  expect(recordAdoption(db, taking({ effectiveOn: '2024-08-14' }), BY, at('2024-08-13', '23:59'))).toMatchObject({ ok: false })
  expect(recordAdoption(db, taking({ effectiveOn: '2024-08-14' }), BY, at('2024-08-14', '00:01'))).toMatchObject({ ok: true })
})

test('a day before the practice opened is refused, in a statement and in a correction; its first day is good', () => {
  const db = adoptionDatabase()
  expect(recordAdoption(db, taking({ effectiveOn: '1989-12-31' }), BY, NOW)).toEqual({ ok: false, reason: 'before-opening' })
  const first = recordAdoption(db, taking({ effectiveOn: '1990-01-01' }), BY, NOW)
  if (!first.ok) throw new Error(first.reason)
  const { practiceCode, actionSlug: _action, ...instead } = taking({ effectiveOn: '1989-12-31' })
  expect(correctEntry(db, { practiceCode, entryId: first.entryId, instead }, BY, NOW + 1)).toEqual({
    ok: false,
    reason: 'before-opening',
  })
})

test.each(['letters', 'record'])('nobody newly adopts %s once it is off the menu or paused', (actionSlug) => {
  const db = adoptionDatabase()
  const later = at('2024-09-02')
  for (const state of ['taking', 'planned', 'considering'] as const)
    expect(recordAdoption(db, taking({ actionSlug, state }), BY, later)).toEqual({ ok: false, reason: 'no-longer-offered' })
  for (const state of ['stopped', 'not-planning', 'not-applicable'] as const)
    expect(recordAdoption(db, taking({ actionSlug, state }), BY, later)).toMatchObject({ ok: true })
})

test('a practice that takes an action goes on or stops after it left the menu, and once stopped does not start again', () => {
  const db = adoptionDatabase()
  recordAdoption(db, taking({ actionSlug: 'letters' }), BY, NOW)
  const record = (over: Partial<AdoptionStatement>) =>
    recordAdoption(db, taking({ actionSlug: 'letters', ...over }), BY, at('2024-09-02'))
  expect(record({ extent: 'partial', effectiveOn: '2024-09-01' })).toMatchObject({ ok: true })
  expect(record({ state: 'planned', effectiveOn: '2024-09-01' })).toMatchObject({ ok: false })
  expect(record({ state: 'stopped', effectiveOn: '2024-09-02' })).toMatchObject({ ok: true })
  expect(record({ effectiveOn: '2024-09-02' })).toEqual({ ok: false, reason: 'no-longer-offered' })
})

test('when the round has ended nobody newly adopts any of its actions', () => {
  const db = adoptionDatabase()
  endRound(db, '2024-08-13')
  expect(recordAdoption(db, taking(), BY, at('2024-08-13', '23:59'))).toMatchObject({ ok: true })
  expect(recordAdoption(db, taking({ actionSlug: 'notice' }), BY, NOW)).toEqual({ ok: false, reason: 'no-longer-offered' })
  expect(recordAdoption(db, taking({ note: 'we go on' }), BY, NOW)).toMatchObject({ ok: true })
})

test('a closed practice records nothing more, and corrects what was said of the time it was open', () => {
  const db = adoptionDatabase()
  const first = recordAdoption(db, taking(), BY, NOW)
  const entryId = 'entryId' in first ? first.entryId : ''
  closePractice(db, 'ZZ001', '2024-08-21', at('2024-08-20'))
  expect(recordAdoption(db, taking({ state: 'considering' }), BY, at('2024-08-20', '23:59'))).toMatchObject({ ok: true })
  expect(recordAdoption(db, taking({ state: 'stopped' }), BY, at('2024-08-21'))).toEqual({ ok: false, reason: 'practice-closed' })
  const instead = { ...taking(), state: 'stopped' as const, effectiveOn: '2024-08-21' }
  expect(correctEntry(db, { practiceCode: 'ZZ001', entryId, instead }, BY, at('2024-09-01'))).toEqual({
    ok: false,
    reason: 'after-closing',
  })
  const before = { ...instead, effectiveOn: '2024-08-20' }
  expect(correctEntry(db, { practiceCode: 'ZZ001', entryId, instead: before }, BY, at('2024-09-01'))).toMatchObject({
    ok: true,
    returnMade: false,
  })
})

/** Gives the offer of `cap` a window of its own, by a third edition on 1 August. */
function withWindow(offeredFrom: string | null, offeredUntil: string | null) {
  const db = adoptionDatabase()
  publish(db, 'window', 3, at('2024-08-01'), { cap: 'offered' }, { offeredFrom, offeredUntil })
  return db
}
const outcome = (db: ReturnType<typeof adoptionDatabase>, over: Partial<AdoptionStatement>, now = NOW) => {
  const outcome = recordAdoption(db, taking(over), BY, now)
  return outcome.ok ? 'recorded' : outcome.reason
}

test('before its first day an action is planned or considered and taken by nobody; from that day on it is', () => {
  const db = withWindow('2024-08-20', null)
  expect(outcome(db, { effectiveOn: TODAY })).toBe('not-yet-offered')
  expect(outcome(db, { state: 'planned', effectiveOn: TODAY, plannedFor: '2024-08-19' })).toBe('plan-outside-window')
  expect(rows(db, 'adoption_entries')).toBe(0)
  expect(outcome(db, { state: 'considering', effectiveOn: TODAY })).toBe('recorded')
  expect(outcome(db, { state: 'planned', effectiveOn: TODAY, plannedFor: '2024-08-20' }, NOW + 1)).toBe('recorded')
  const first = at('2024-08-20')
  expect(outcome(db, { effectiveOn: '2024-08-19' }, first)).toBe('before-first-day')
  expect(outcome(db, { effectiveOn: '2024-08-20' }, first)).toBe('recorded')
})

test('after its last day nobody takes an action up; who takes it goes on, stops or corrects', () => {
  const db = withWindow(null, '2024-08-13')
  expect(outcome(db, { effectiveOn: '2024-08-13' }, at('2024-08-13', '23:59'))).toBe('recorded')
  for (const state of ['taking', 'planned', 'considering'] as const)
    expect([state, outcome(db, { practiceCode: 'ZZ002', state, effectiveOn: '2024-08-10' })]).toEqual([state, 'last-day-passed'])
  expect(outcome(db, { practiceCode: 'ZZ002', state: 'not-planning', effectiveOn: TODAY })).toBe('recorded')
  expect(outcome(db, { extent: 'partial', effectiveOn: TODAY })).toBe('recorded')
  expect(outcome(db, { state: 'stopped', effectiveOn: TODAY }, NOW + 1)).toBe('recorded')
  const entryId = entryInForceOf(db, 'ZZ001', 'cap')!.id
  expect(
    correctEntry(db, { practiceCode: 'ZZ001', entryId, instead: taking({ effectiveOn: TODAY }) }, BY, NOW + 2),
  ).toMatchObject({
    ok: true,
  })
})

test('an action with a last day and no first is taken since whenever the practice began', () => {
  expect(outcome(withWindow(null, '2024-08-31'), { effectiveOn: '2019-02-01' })).toBe('recorded')
})

test('a day on which an earlier round offered the action is good, though this round names a later first day', () => {
  const db = withWindow('2024-08-10', null)
  expect(outcome(db, { effectiveOn: '2023-11-20' })).toBe('before-first-day')
  db.$client.exec(
    `insert into rounds select 'earlier', 'Earlier', kind, '2023-10-01', '', '', content_hash, 0 from rounds;
     insert into round_ends values ('earlier', '2023-12-31', 0)`,
  )
  db.$client.exec(`insert into editions select 'earlier', 'earlier', 1, title, summary, ${at('2023-10-01')}, precision, published_by, sources,
    content_hash, ${at('2023-10-01')} from editions where slug = 'first'`)
  db.$client.exec(`insert into offers (edition_slug, action_slug, position, standing, wording, offered_from)
    values ('earlier', 'cap', 1, 'offered', 'As agreed', '2023-11-01')`)
  expect(outcome(db, { effectiveOn: '2023-10-31' })).toBe('before-first-day')
  expect(outcome(db, { effectiveOn: '2024-01-01' })).toBe('before-first-day')
  expect(outcome(db, { effectiveOn: '2023-12-31' })).toBe('recorded')
})

test('each refusal about an action’s days stands at the field it is about', () => {
  const fields = ['not-yet-offered', 'last-day-passed', 'before-first-day', 'plan-outside-window'] as const
  expect(fields.map((reason) => REFUSALS[reason].field)).toEqual(['state', 'state', 'effectiveOn', 'plannedFor'])
})
