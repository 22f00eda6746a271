import { expect, test } from 'vitest'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { hashPassword } from '#app/features/people/sign-in/passwords.server.ts'
import { startOfDay } from '#app/platform/time.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { sessions } from '#db/schema/sign-in.ts'
import { smallEngland } from '#test/support/england.ts'
import { isSignedIn } from './open-session.server.ts'
import { endSession, personOfCookie, startSession } from './sessions.server.ts'

const NOW = startOfDay('2026-06-01')
const PASSWORD = 'correct horse battery'

async function englandWithPartner() {
  const db = smallEngland()
  const passwordHash = await hashPassword(PASSWORD)
  const { personId } = addPerson(db, { email: 'Partner@Example.org', name: 'Dr A. Partner', passwordHash }, 'operator', NOW)
  addRole(db, { personId, role: 'practice-partner', practiceCode: 'Y00001' }, 'operator', NOW)
  return { db, personId }
}

test('a session brings me back as myself, with where I stand', async () => {
  const { db, personId } = await englandWithPartner()
  const cookie = (await startSession(db, personId, false)).split(';')[0]!
  const person = await personOfCookie(db, cookie, false)
  expect(person?.id).toBe(personId)
  expect(person?.roles.map(({ role, practiceCode }) => [role, practiceCode])).toEqual([['practice-partner', 'Y00001']])
})

test('the database never holds what the cookie says', async () => {
  const { db, personId } = await englandWithPartner()
  const cookie = (await startSession(db, personId, false)).split(';')[0]!
  const secret = cookie.split('=')[1]!
  expect(db.select().from(sessions).all()).toHaveLength(1)
  expect(JSON.stringify(db.select().from(sessions).all())).not.toContain(secret)
})

test('after signing out the cookie is worth nothing, and both ends are written down', async () => {
  const { db, personId } = await englandWithPartner()
  const cookie = (await startSession(db, personId, false)).split(';')[0]!
  await endSession(db, cookie, false)
  expect(await personOfCookie(db, cookie, false)).toBeUndefined()
  const written = db.select().from(auditEvents).all()
  expect(written.map(({ action }) => action).slice(-2)).toEqual(['session.started', 'session.ended'])
})

test('a made-up cookie signs nobody in', async () => {
  const { db } = await englandWithPartner()
  expect(await personOfCookie(db, 'concert=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', false)).toBeUndefined()
  expect(await personOfCookie(db, '; ; =', false)).toBeUndefined()
})

test('what other programs set under the same domain harms nobody: a lone percent sign, no value, a value of another shape', async () => {
  const { db, personId } = await englandWithPartner()
  const own = (await startSession(db, personId, false)).split(';')[0]!
  for (const others of ['foo=%', '_x=%E0%A4%A', '; ;=;concert-known=%', '__Host-concert=%zz'])
    expect([others, (await personOfCookie(db, `${others}; ${own}`, false))?.id]).toEqual([others, personId])
  for (const nobodys of [
    'concert=',
    'concert=%00',
    `concert=${'A'.repeat(40)}`,
    `concert=${'a'.repeat(5000)}`,
    `x${own}`,
    `${own}x`,
  ])
    expect([nobodys, await personOfCookie(db, nobodys, false)]).toEqual([nobodys, undefined])
})

test('looking whether somebody is signed in leaves no trace', async () => {
  const { db, personId } = await englandWithPartner()
  const cookie = (await startSession(db, personId, false, { now: NOW })).split(';')[0]!
  const before = db.select().from(sessions).all()
  expect(isSignedIn(db, cookie, false, NOW + 5 * 60_000)).toBe(true)
  expect(db.select().from(sessions).all()).toEqual(before)
  expect(isSignedIn(db, cookie, false, NOW + 8 * 24 * 3_600_000)).toBe(false)
  expect(isSignedIn(db, 'concert=x', false, NOW)).toBe(false)
  expect(isSignedIn(db, undefined, false, NOW)).toBe(false)
})

test('on https the cookie is bound to this host and never sent in the clear', async () => {
  const { db, personId } = await englandWithPartner()
  const header = await startSession(db, personId, true)
  expect(header).toMatch(/^__Host-concert=/)
  for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(header).toContain(flag)
})

test('a role needs its place, once', async () => {
  const { db, personId } = await englandWithPartner()
  const refused = (assignment: Omit<Parameters<typeof addRole>[1], 'personId'>) => {
    const outcome = addRole(db, { personId, ...assignment }, 'operator', NOW)
    return outcome.ok ? 'given' : outcome.reason
  }
  expect(refused({ role: 'practice-manager' })).toBe('scope-missing')
  expect(refused({ role: 'lmc-officer', practiceCode: 'Y00001' })).toBe('scope-missing')
  expect(refused({ role: 'committee-member', lmcSlug: 'borsetshire' })).toBe('scope-not-allowed')
  expect(refused({ role: 'practice-manager', practiceCode: 'Y99999' })).toBe('no-such-practice')
  expect(refused({ role: 'lmc-officer', lmcSlug: 'atlantis' })).toBe('no-such-lmc')
  expect(refused({ role: 'practice-partner', practiceCode: 'Y00001' })).toBe('already-stands-there')
})
