import { expect, test } from 'vitest'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { correctEntry } from '#app/features/adoption/statements/correct-entry.server.ts'
import { makeReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import type { Statement } from '#app/features/adoption/statements/refusal-rules.ts'
import { lmcAnswers } from '#app/features/lmc-desk/practices/lmc-answers-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { persons, roleAssignments } from '#db/schema/people.ts'
import { adoptionDatabase, at, BY, closePractice, endRound } from '#test/support/adoption.ts'
import { actionTimeline } from '../record/timeline-queries.server.ts'
import { deskPage, isAloneAt } from './desk-queries.server.ts'

const AUGUST = at('2024-08-14')
const NOW = at('2024-09-18')
function record(
  db: Db,
  actionSlug: string,
  over: Partial<Statement> = {},
  when = AUGUST,
  practiceCode = 'ZZ001',
  by = BY,
): string {
  const words: Statement = {
    state: 'taking',
    extent: null,
    effectiveOn: '2024-08-01',
    plannedFor: null,
    obstacle: null,
    note: null,
  }
  const outcome = recordAdoption(db, { practiceCode, actionSlug, ...words, ...over }, by, when)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.entryId
}
const slugs = (list: { offer: { actionSlug: string } }[]) => list.map(({ offer }) => offer.actionSlug)
const join = (
  db: Db,
  id: string,
  role: 'practice-partner' | 'practice-manager',
  startedAt: number,
  endedAt: number | null = null,
) => {
  db.insert(persons)
    .values({ id, email: `${id}@example.org`, name: 'A Name', passwordHash: 'x', createdAt: 0 })
    .onConflictDoNothing()
    .run()
  db.insert(roleAssignments)
    .values({ id: `${id}-${startedAt}`, personId: id, role, practiceCode: 'ZZ001', startedAt, endedAt })
    .run()
}

test('the desk of a practice that has said nothing yet: everything undecided, no return, sharing not asked', () => {
  const desk = deskPage(adoptionDatabase(), 'ZZ001', NOW)
  expect(desk?.details).toMatchObject({ code: 'ZZ001', lmc: { slug: 'borsetshire' } })
  expect(desk?.menu).toMatchObject({ round: { slug: '2024' }, edition: { number: 2 } })
  expect(slugs(desk?.actions ?? [])).toEqual(['cap', 'notice', 'record'])
  expect(slugs(desk?.offTheMenu ?? [])).toEqual(['letters'])
  expect(desk?.actions.every((action) => action.current === null)).toBe(true)
  expect(desk?.thisWeek).toEqual({ week: '2024-09-16', madeAt: null })
  expect(desk?.lastWeek).toEqual({ week: '2024-09-09', madeAt: null })
  expect(desk?.toConfirm).toEqual({ taking: 0, planned: 0, notDecided: 3, lastChangedAt: null })
  expect(desk?.sharing).toBeNull()
})

test('the desk shows where each action stands, what is due, and what a return would confirm', () => {
  const db = adoptionDatabase()
  record(db, 'cap', { extent: 'partial', note: 'Cap 25', obstacle: 'no space' })
  record(db, 'notice', { state: 'planned', effectiveOn: '2024-08-14', plannedFor: '2024-09-18' })
  record(db, 'letters')
  makeReturn(db, 'ZZ001', '2024-09-09', BY, NOW)
  chooseSharing(db, 'ZZ001', false, BY, NOW)
  const desk = deskPage(db, 'ZZ001', NOW)
  expect(desk?.actions[0]?.current).toMatchObject({
    state: 'taking',
    extent: 'partial',
    note: 'Cap 25',
    obstacle: 'no space',
    due: false,
  })
  expect(desk?.actions[1]?.current).toMatchObject({ state: 'planned', plannedFor: '2024-09-18', due: true })
  expect(desk?.offTheMenu[0]).toMatchObject({ offer: { status: 'withdrawn' }, current: { state: 'taking' } })
  expect(desk?.offTheMenu[0]?.open).toEqual(['taking', 'stopped', 'not-planning', 'not-applicable'])
  expect(desk?.toConfirm).toEqual({ taking: 2, planned: 1, notDecided: 1, lastChangedAt: AUGUST + 2 })
  expect(desk?.lastWeek?.madeAt).toBe(NOW)
  expect(desk?.sharing).toEqual({ sharesByName: false, since: NOW + 1 })
})

test('a plan is not due on the day before', () => {
  const db = adoptionDatabase()
  record(db, 'notice', { state: 'planned', effectiveOn: '2024-08-14', plannedFor: '2024-09-18' })
  const isDue = (now: number) => deskPage(db, 'ZZ001', now)?.actions[1]?.current?.due
  expect(isDue(at('2024-09-17', '23:59'))).toBe(false)
  expect(isDue(at('2024-09-18', '00:01'))).toBe(true)
})

test('an action of an earlier round that the practice still takes stands under "no longer on the menu", a stopped one does not', () => {
  const db = adoptionDatabase()
  record(db, 'cap')
  record(db, 'notice', { state: 'stopped' })
  endRound(db, '2025-03-19')
  db.$client.exec(`insert into rounds (slug, title, kind, began_on, summary, body, content_hash)
    values ('2026', 'Round of 2026', 'cumulative', '2026-05-01', '', '', 'h')`)
  db.$client.exec(`insert into editions (slug, round_slug, number, title, summary, published_at, precision, published_by, sources, content_hash, recorded_at)
    values ('may', '2026', 1, 'May', '', ${at('2026-05-01', '00:00')}, 'day', 'The committee', '[]', 'h', 0)`)
  const desk = deskPage(db, 'ZZ001', at('2026-05-04'))
  expect(desk?.menu?.round.slug).toBe('2026')
  expect(slugs(desk?.offTheMenu ?? [])).toEqual(['cap'])
  expect(desk?.offTheMenu[0]?.open).not.toContain('planned')
  expect(desk?.offTheMenu[0]?.current?.goesOn).toBe(true)
  expect(desk?.toConfirm.taking).toBe(1)
})

test('a closed practice has a desk that offers nothing to say; an unknown one has none', () => {
  const db = adoptionDatabase()
  closePractice(db, 'ZZ001', '2024-09-01', at('2024-09-01'))
  expect(deskPage(db, 'ZZ001', NOW)?.actions.flatMap(({ open }) => open)).toEqual([])
  expect(actionTimeline(db, 'ZZ001', 'cap', NOW)?.open).toEqual([])
  expect(deskPage(db, 'ZZ999', NOW)).toBeUndefined()
})

test('a timeline reads newest first, with corrections linked, voids marked and no name in it', () => {
  const db = adoptionDatabase()
  join(db, 'partner', 'practice-partner', 0)
  join(db, 'manager', 'practice-manager', 0, AUGUST)
  const first = record(db, 'cap', {}, AUGUST - 1, 'ZZ001', { personId: 'manager' })
  const second = record(db, 'cap', { state: 'stopped', effectiveOn: '2024-08-10' })
  const gone = correctEntry(db, { practiceCode: 'ZZ001', entryId: second, void: true, note: 'slip' }, BY, NOW)
  record(db, 'cap', {}, AUGUST, 'ZZ002')
  const timeline = actionTimeline(db, 'ZZ001', 'cap', NOW, 'partner')
  expect(timeline?.entries.map(({ id }) => id)).toEqual(['entryId' in gone ? gone.entryId : '', second, first])
  const [correction, stopped, taking] = timeline?.entries ?? []
  expect(correction).toMatchObject({ void: true, note: 'slip', corrects: { id: second, state: 'stopped' }, holds: false })
  expect(correction?.by).toEqual({ you: true, role: 'practice-partner', told: false })
  expect(stopped).toMatchObject({ correctedById: correction?.id, corrects: null, holds: false })
  expect(taking).toMatchObject({ holds: true, editionNumber: 1, by: { you: false, role: 'practice-manager' } })
  expect(timeline?.current).toMatchObject({ entryId: first, state: 'taking', due: false })
  expect(JSON.stringify(timeline)).not.toContain('"manager"')
})

test('a timeline that is empty is not decided; an action on no menu has none', () => {
  const db = adoptionDatabase()
  expect(actionTimeline(db, 'ZZ001', 'cap', NOW)).toMatchObject({ current: null, entries: [] })
  expect(actionTimeline(db, 'ZZ001', 'later', NOW)).toBeUndefined()
  expect(actionTimeline(db, 'ZZ999', 'cap', NOW)).toBeUndefined()
})

test('unauthorised access to another practice’s entry by its address: it is not there', () => {
  const db = adoptionDatabase()
  const entryId = record(db, 'cap')
  const ids = (practice: string, action: string) => actionTimeline(db, practice, action, NOW)?.entries.map(({ id }) => id)
  expect(ids('ZZ001', 'cap')).toEqual([entryId])
  expect(ids('ZZ002', 'cap')).toEqual([])
  expect(ids('ZZ001', 'notice')).toEqual([])
})

test('an LMC sees who has reported; what a practice takes it sees only where the practice shares by name', () => {
  const db = adoptionDatabase()
  record(db, 'cap', {}, AUGUST, 'ZZ002')
  record(db, 'cap', { note: 'between us' }, NOW)
  record(db, 'cap', {}, NOW, 'ZZ003')
  chooseSharing(db, 'ZZ001', true, BY, NOW)
  const answers = lmcAnswers(db, 'borsetshire', NOW)
  expect(answers.offers.map(({ actionSlug }) => actionSlug)).toEqual(['cap', 'notice', 'record'])
  expect(answers.practices).toMatchObject([
    { code: 'ZZ001', reportedThisWeek: true, reporter: true, lastWeek: '2024-09-16', shared: { cap: { state: 'taking' } } },
    { code: 'ZZ002', reportedThisWeek: false, reporter: false, lastWeek: '2024-08-12', shared: null },
  ])
  expect(JSON.stringify(answers)).not.toContain('between us')
})

test('the moment a practice stops sharing, its LMC sees nothing of it but its return', () => {
  const db = adoptionDatabase()
  record(db, 'cap', {}, NOW)
  chooseSharing(db, 'ZZ001', true, BY, NOW)
  chooseSharing(db, 'ZZ001', false, BY, NOW)
  expect(lmcAnswers(db, 'borsetshire', NOW).practices[0]).toMatchObject({ reportedThisWeek: true, shared: null })
})

test('a practice that shares and has said nothing is told from one that does not share', () => {
  const db = adoptionDatabase()
  chooseSharing(db, 'ZZ002', true, BY, NOW)
  expect(lmcAnswers(db, 'borsetshire', NOW).practices.map(({ shared, lastWeek }) => [shared, lastWeek])).toEqual([
    [null, null],
    [{}, null],
  ])
})

test('the first person of a practice is alone there until a colleague joins, and again after the last has left', () => {
  const db = adoptionDatabase()
  join(db, 'manager', 'practice-manager', 0)
  join(db, 'partner', 'practice-partner', AUGUST, NOW)
  expect(isAloneAt(db, 'ZZ001', 'manager', AUGUST - 1)).toBe(true)
  expect(isAloneAt(db, 'ZZ001', 'manager', AUGUST)).toBe(false)
  expect(isAloneAt(db, 'ZZ001', 'manager', NOW)).toBe(true)
})
