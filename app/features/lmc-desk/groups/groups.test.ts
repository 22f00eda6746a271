import { expect, test } from 'vitest'
import { listAsked, listedPractices } from '#app/features/lmc-desk/practices/list-asked-rules.ts'
import { lmcAnswers } from '#app/features/lmc-desk/practices/lmc-answers-queries.server.ts'
import { practicesAsCsv } from '#app/features/lmc-desk/practices/practices-csv.ts'
import { remindersPage } from '#app/features/lmc-desk/reminders/reminders-page-queries.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { dayOf, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { groupValues, membersTicked, parseGroup } from './group-form.ts'
import { groupsOfLmc, leftMembers } from './group-queries.server.ts'
import { codesInText, MOST_GROUPS } from './group-rules.ts'
import { removeGroup, removeLeftMembers } from './remove-group.server.ts'
import { saveGroup, type WantedGroup } from './save-group.server.ts'

const NOW = instantOf('2026-06-19', '11:40')
const A_DAY = 86_400_000
const [ELM, OAK, ASH] = ['Y00001', 'Y00002', 'Y00003']
const BY = { personId: 'officer' }

const here = (db: Db, at = NOW) => new Set(practicesOfLmc(db, 'borsetshire', dayOf(at)).map(({ code }) => code))
const groups = (db: Db, at = NOW) => groupsOfLmc(db, 'borsetshire', here(db, at))
const save = (db: Db, wanted: Partial<WantedGroup> = {}, at = NOW) =>
  saveGroup(db, { lmcSlug: 'borsetshire', id: null, name: 'South', ticked: [ELM], pasted: [], seen: '', ...wanted }, BY, at)
const madeGroup = (db: Db, wanted: Partial<WantedGroup> = {}) => {
  const made = save(db, wanted)
  if (!made.ok) throw new Error(made.words)
  return made.id
}
const OAK_LEAVES = { memberships: [{ practiceCode: OAK, lmcSlug: 'loamshire', holdsFrom: '2026-06-19' }] }

test('an officer makes a group by ticks and pasted codes, renames it, takes a practice out and removes it', () => {
  const db = smallEngland()
  const id = madeGroup(db, { pasted: [OAK] })
  expect(groups(db)).toEqual([{ id, name: 'South', version: 1, codes: expect.toSatisfy((codes) => codes.length === 2) }])
  expect(save(db, { id, name: 'South and East', seen: '1' })).toEqual({ ok: true, id, practices: 1 })
  expect(groups(db)).toEqual([{ id, name: 'South and East', version: 2, codes: [ELM] }])
  expect(removeGroup(db, { lmcSlug: 'borsetshire', id, seen: '2' }, BY, NOW)).toEqual({ ok: true })
  expect(groups(db)).toEqual([])
  expect(here(db).has(ELM)).toBe(true)
})

test('the list, the reminders and the CSV follow a group', () => {
  const db = smallEngland()
  for (const practiceCode of [ELM, OAK]) someone(db, 'practice-manager', { practiceCode })
  const id = madeGroup(db, { name: 'Sit-down 12 December', ticked: [OAK] })
  const answers = lmcAnswers(db, 'borsetshire', NOW)
  const asked = listAsked(new URLSearchParams({ group: id }))
  expect(listedPractices(answers.practices, asked, answers.groups).listed.map(({ code }) => code)).toEqual([OAK])
  expect(remindersPage(db, 'borsetshire', { all: false, group: id }, NOW).toRemind.map(({ code }) => code)).toEqual([OAK])
  const lines = practicesAsCsv(answers).split('\r\n')
  expect(lines.find((line) => line.includes(OAK))).toContain('Sit-down 12 December')
  expect(lines.find((line) => line.includes(ELM))).not.toContain('Sit-down')
  const gone = listAsked(new URLSearchParams({ group: 'removed' }))
  expect(listedPractices(answers.practices, gone, answers.groups).count).toBe(2)
})

test('a practice that leaves the LMC leaves its groups, is shown as left for 28 days, and is back where it comes back', () => {
  const db = smallEngland()
  const id = madeGroup(db, { ticked: [ELM, OAK] })
  addToRegister(db, OAK_LEAVES, NOW + 1)
  const later = NOW + A_DAY
  expect(groups(db, later)).toMatchObject([{ codes: [ELM] }])
  expect(leftMembers(db, id, here(db, later), dayOf(later))).toEqual([
    { code: OAK, name: 'Oak Surgery', lmcNow: 'Loamshire LMC', closed: false },
  ])
  removeLeftMembers(db, NOW + 27 * A_DAY)
  expect(leftMembers(db, id, here(db, later), dayOf(later))).toHaveLength(1)
  removeLeftMembers(db, NOW + 29 * A_DAY)
  expect(leftMembers(db, id, here(db, later), dayOf(later))).toEqual([])
  expect(groups(db, later)).toMatchObject([{ codes: [ELM] }])
})

test('a tick for a practice that left between the page and the press puts nothing in', () => {
  const db = smallEngland()
  addToRegister(db, OAK_LEAVES, NOW - 1)
  expect(save(db, { ticked: [ELM, OAK, 'ZZ999'] })).toMatchObject({ ok: true, practices: 1 })
  expect(groups(db)).toMatchObject([{ codes: [ELM] }])
})

test('codes pasted that are of no open practice of the LMC are named at the field, and nothing is saved', () => {
  const db = smallEngland()
  expect(save(db, { pasted: [ASH] })).toEqual({
    ok: false,
    field: 'codes',
    words: 'Y00003 is no open practice of your LMC. Correct the code or take it out.',
  })
  expect(save(db, { pasted: [ASH, 'A11111', 'B22222', 'C33333', 'D44444'] })).toMatchObject({
    words: expect.stringContaining('Y00003, A11111, B22222 and 2 more are no open practices'),
  })
  expect(groups(db)).toEqual([])
})

test('two groups of one LMC have two names, whatever the capitals; another LMC may use the name too; the same form twice makes one', () => {
  const db = smallEngland()
  const id = madeGroup(db)
  expect(save(db)).toMatchObject({ ok: true, id })
  expect(save(db, { name: ' SOUTH', ticked: [] })).toMatchObject({ ok: false, field: 'name' })
  expect(save(db, { lmcSlug: 'loamshire', ticked: [] })).toMatchObject({ ok: true })
  expect(groups(db)).toHaveLength(1)
})

test('what a colleague changed meanwhile is not passed over, and a removed group is not made again', () => {
  const db = smallEngland()
  const id = madeGroup(db)
  save(db, { id, ticked: [ELM, OAK], seen: '1' })
  expect(save(db, { id, name: 'Mine', seen: '1' })).toMatchObject({
    ok: false,
    field: '',
    words: expect.stringContaining('colleague'),
  })
  expect(removeGroup(db, { lmcSlug: 'borsetshire', id, seen: '1' }, BY, NOW)).toMatchObject({ ok: false })
  expect(removeGroup(db, { lmcSlug: 'loamshire', id, seen: '2' }, BY, NOW)).toEqual({ ok: true })
  expect(groups(db)).toMatchObject([{ name: 'South', version: 2 }])
  removeGroup(db, { lmcSlug: 'borsetshire', id, seen: '2' }, BY, NOW)
  expect(save(db, { id, seen: '2' })).toMatchObject({ ok: false, words: expect.stringContaining('removed') })
})

test('an LMC has sixty groups at most', () => {
  const db = smallEngland()
  for (let nth = 0; nth < MOST_GROUPS; nth++) madeGroup(db, { name: `Group ${nth}` })
  expect(save(db, { name: 'One more' })).toMatchObject({ ok: false, words: expect.stringContaining('60 groups') })
})

test('codes are found in whatever is pasted; a name needs letters and no NHS number', () => {
  expect(codesInText('y00001;Y00002\tOak Surgery, Leeds\n"Y00001" (2nd) 1234')).toEqual(['Y00001', 'Y00002'])
  const form = (values: Record<string, string>) => parseGroup({ name: '', codes: '', ...values })
  expect(form({ name: ' ' })).toMatchObject({ ok: false, errors: { name: expect.stringContaining('name') } })
  expect(form({ name: 'For 943 476 5919' })).toMatchObject({ ok: false, errors: { name: expect.stringContaining('NHS number') } })
  expect(form({ name: 'x'.repeat(61) })).toMatchObject({ ok: false })
  expect(form({ name: 'South\n  East' })).toMatchObject({ ok: true, value: { name: 'South East', codes: [] } })
  const sent = new FormData()
  for (const name of ['in-Y00001', 'in-__proto__', 'to-Y00002', 'name']) sent.append(name, '1')
  expect(membersTicked(groupValues(sent))).toEqual([ELM])
})
