import { expect, test } from 'vitest'
import { addRole } from '#app/features/people/accounts/add-person.server.ts'
import { peopleOfPractice, roleById, rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { personOfCookie } from '#app/features/people/sessions/sessions.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { roleAssignments } from '#db/schema/people.ts'
import { lmcOffices } from '#db/schema/register.ts'
import { sessions } from '#db/schema/sign-in.ts'
import { cookieOf, REGISTERED_AT, smallEngland, someone } from '#test/support/england.ts'
import { lmc, together } from '#test/support/register.ts'
import { endRole, endScopedRole } from './end-role.server.ts'

const NOW = instantOf('2026-06-17', '10:00')

/** England with people, and an office that serves Felshire and Loamshire-on-Sea. */
function peopled() {
  const db = smallEngland()
  db.insert(lmcOffices).values({ slug: 'coast', name: 'Coast LMCs' }).run()
  const served = ['felshire', 'seashire'].map((slug) => lmc({ slug, officeSlug: 'coast' }))
  addToRegister(db, together(...served), REGISTERED_AT)
  const people = {
    partner: someone(db, 'practice-partner', { practiceCode: 'Y00001' }),
    manager: someone(db, 'practice-manager', { practiceCode: 'Y00001' }),
    lonely: someone(db, 'practice-manager', { practiceCode: 'Y00003' }),
    nextDoor: someone(db, 'practice-partner', { practiceCode: 'Y00002' }),
    officer: someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' }),
    neighbour: someone(db, 'lmc-officer', { lmcSlug: 'loamshire' }),
    member: someone(db, 'committee-member'),
    editor: someone(db, 'committee-editor'),
  }
  const idOf = (who: keyof typeof people) => rolesOf(db, people[who])[0]!.id
  const asked = (who: keyof typeof people) => ({ id: people[who], roles: rolesOf(db, people[who]) })
  return { db, people, idOf, asked }
}
type Who = keyof ReturnType<typeof peopled>['people']

test('an officer of an office stands in each LMC the office serves, and in no other', () => {
  const { db, people } = peopled()
  expect(addRole(db, { personId: people.member, role: 'lmc-officer', officeSlug: 'coast' }, 'operator', NOW).ok).toBe(true)
  const scopes = rolesOf(db, people.member).map(({ role, lmcSlug, scopeName }) => [role, lmcSlug, scopeName])
  expect(scopes).toEqual([
    ['committee-member', null, null],
    ['lmc-officer', 'felshire', 'Felshire LMC'],
    ['lmc-officer', 'seashire', 'Seashire LMC'],
  ])
  const twice = { personId: people.member, role: 'lmc-officer', officeSlug: 'coast', lmcSlug: 'felshire' } as const
  expect(addRole(db, twice, 'operator', NOW)).toEqual({ ok: false, reason: 'scope-not-allowed' })
})

test('leaving ends access at once, sessions included, and the row keeps both its dates', async () => {
  const { db, people, idOf, asked } = peopled()
  const { startedAt } = roleById(db, idOf('manager'))!
  const cookie = await cookieOf(db, people.manager)
  expect(endRole(db, idOf('manager'), asked('partner'), NOW)).toEqual({ ok: true, personId: people.manager })
  expect(await personOfCookie(db, cookie, false)).toBeUndefined()
  expect(db.select().from(sessions).all()).toEqual([])
  expect(peopleOfPractice(db, 'Y00001').map(({ personId }) => personId)).toEqual([people.partner])
  const row = db
    .select()
    .from(roleAssignments)
    .all()
    .find(({ personId }) => personId === people.manager)
  expect(row).toMatchObject({ startedAt, endedAt: NOW })
  expect(
    db
      .select()
      .from(auditEvents)
      .all()
      .some(({ action, subject }) => action === 'standing.ended' && subject === people.manager),
  ).toBe(true)
})

test('an end is never moved', () => {
  const { db, people, idOf, asked } = peopled()
  const id = idOf('manager')
  endRole(db, id, asked('partner'), NOW)
  expect(endRole(db, id, asked('partner'), NOW + 1)).toEqual({ ok: false, reason: 'not-there' })
  expect(
    db
      .select()
      .from(roleAssignments)
      .all()
      .find(({ personId }) => personId === people.manager)?.endedAt,
  ).toBe(NOW)
})

test('who comes back stands there anew: two rows, each with its dates', () => {
  const { db, people, idOf, asked } = peopled()
  const { startedAt: first } = roleById(db, idOf('manager'))!
  endRole(db, idOf('manager'), asked('partner'), NOW)
  expect(
    addRole(db, { personId: people.manager, role: 'practice-manager', practiceCode: 'Y00001' }, 'operator', NOW + 5).ok,
  ).toBe(true)
  const rows = db
    .select()
    .from(roleAssignments)
    .all()
    .filter(({ personId }) => personId === people.manager)
  expect(rows.map(({ startedAt, endedAt }) => [startedAt, endedAt])).toEqual([
    [first, NOW],
    [NOW + 5, null],
  ])
})

test.each<[Who, Who, boolean]>([
  ['partner', 'manager', true],
  ['partner', 'partner', true],
  ['manager', 'manager', true],
  ['manager', 'partner', false],
  ['nextDoor', 'partner', false],
  ['nextDoor', 'manager', false],
  ['officer', 'partner', false],
  ['officer', 'manager', false],
  ['officer', 'officer', true],
  ['neighbour', 'officer', false],
  ['editor', 'officer', true],
  ['editor', 'member', true],
  ['editor', 'partner', false],
  ['member', 'officer', false],
  ['member', 'editor', false],
  ['officer', 'member', false],
])('whether %s ends the role of %s: %s', (by, whose, may) => {
  const { db, idOf, asked } = peopled()
  const outcome = endRole(db, idOf(whose), asked(by), NOW)
  expect(outcome.ok ? true : outcome.reason).toBe(may ? true : 'not-allowed')
})

test('managers act for the partners only while their practice has none', () => {
  const { db, people, asked } = peopled()
  addRole(db, { personId: people.member, role: 'practice-manager', practiceCode: 'Y00003' }, 'operator', NOW)
  const second = rolesOf(db, people.member).find(({ practiceCode }) => practiceCode === 'Y00003')!.id
  addRole(db, { personId: people.editor, role: 'practice-partner', practiceCode: 'Y00003' }, 'operator', NOW)
  expect(endRole(db, second, asked('lonely'), NOW)).toEqual({ ok: false, reason: 'not-allowed' })
  endScopedRole(db, people.editor, { role: 'practice-partner', practiceCode: 'Y00003', lmcSlug: null, officeSlug: null }, NOW)
  expect(endRole(db, second, asked('lonely'), NOW).ok).toBe(true)
})

test('one of several roles ends and the others stay', () => {
  const { db, people, asked } = peopled()
  addRole(db, { personId: people.partner, role: 'lmc-officer', lmcSlug: 'borsetshire' }, 'operator', NOW)
  const office = rolesOf(db, people.partner).find(({ lmcSlug }) => lmcSlug)!
  expect(endRole(db, office.id, asked('officer'), NOW).ok).toBe(true)
  expect(rolesOf(db, people.partner).map(({ role }) => role)).toEqual(['practice-partner'])
})
