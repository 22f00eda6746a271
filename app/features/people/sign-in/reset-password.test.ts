import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { addPerson } from '#app/features/people/accounts/add-person.server.ts'
import { personOfCookie, startSession } from '#app/features/people/sessions/sessions.server.ts'
import { startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { mails } from '#db/schema/mail.ts'
import { wishes } from '#db/schema/people.ts'
import { personLinks } from '#db/schema/sign-in.ts'
import { smallEngland } from '#test/support/england.ts'
import { changePassword } from './change-password.server.ts'
import { hashPassword } from './passwords.server.ts'
import { askForReset, resetLink, resetPassword, sendResetLinks } from './reset-password.server.ts'
import { signIn } from './sign-in.server.ts'

const NOW = startOfDay('2026-06-01')
const HOUR = 3_600_000
const KEY = Buffer.alloc(32, 7)
const OLD = 'owls borrow copper kettles'
const NEW = 'seven lamps under marble'
const oldHash = await hashPassword(OLD)

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }))
afterEach(() => void vi.useRealTimers())

function anna(db: Db = smallEngland()) {
  const { personId } = addPerson(db, { email: 'anna@example.org', name: 'Anna Amber', passwordHash: oldHash }, 'operator', NOW)
  return { db, personId }
}
/** A wish, answered a moment later. */
const wish = async (db: Db, email = 'anna@example.org', source = 'home', now = NOW) => {
  const outcome = await askForReset(db, { email, source, key: KEY }, now)
  await sendResetLinks(db, 'https://concert.example', now)
  return outcome
}
const sent = (db: Db) => db.select().from(mails).all()
const tokenOf = (db: Db) =>
  sent(db)
    .at(-1)!
    .text!.match(/reset-password\/([\w-]{43})/)![1]!
const goesIn = async (db: Db, password: string) =>
  (await signIn(db, { email: 'anna@example.org', password, source: 'home', device: undefined, key: KEY }, NOW)).ok

test('a link from the mail sets a new password, once; every session ends, and a mail says so', async () => {
  const { db, personId } = anna()
  const cookie = (await startSession(db, personId, false, { now: NOW })).split(';')[0]!
  expect(await wish(db)).toEqual({ ok: true })
  const token = tokenOf(db)
  expect(JSON.stringify(db.select().from(personLinks).all())).not.toContain(token)
  expect(resetLink(db, token, NOW).state).toBe('good')
  expect(resetLink(db, token, NOW).state).toBe('good')
  expect(await resetPassword(db, { token, password: NEW }, NOW)).toEqual({ ok: true, email: 'anna@example.org' })
  expect([await goesIn(db, OLD), await goesIn(db, NEW)]).toEqual([false, true])
  expect(await personOfCookie(db, cookie, false, NOW)).toBeUndefined()
  expect(sent(db).map(({ message }) => message)).toEqual(['password-reset', 'password-changed'])
  expect(await resetPassword(db, { token, password: 'another good long one' }, NOW)).toMatchObject({
    reason: 'link',
    state: 'used',
  })
  expect(await goesIn(db, NEW)).toBe(true)
  expect(resetLink(db, token, NOW + 30 * HOUR)).toMatchObject({ state: 'used', usedAt: NOW })
})

test('one link used ends the others', async () => {
  const { db } = anna()
  await wish(db)
  const first = tokenOf(db)
  await wish(db)
  await resetPassword(db, { token: tokenOf(db), password: NEW }, NOW)
  expect(resetLink(db, first, NOW).state).toBe('superseded')
})

test('a link sent twice at the same moment sets one password', async () => {
  const { db } = anna()
  await wish(db)
  const token = tokenOf(db)
  const both = await Promise.all([NEW, 'another good long one'].map((password) => resetPassword(db, { token, password }, NOW)))
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
})

test('after an hour a link is worth nothing; a made-up one never was', async () => {
  const { db } = anna()
  await wish(db)
  const token = tokenOf(db)
  expect(resetLink(db, token, NOW + HOUR).state).toBe('expired')
  expect(await resetPassword(db, { token, password: NEW }, NOW + HOUR)).toMatchObject({ reason: 'link', state: 'expired' })
  for (const wrong of ['', 'x', token.slice(1), `${token}a`]) expect(resetLink(db, wrong, NOW).state).toBe('unknown')
  expect(await goesIn(db, OLD)).toBe(true)
})

test('a weak password is refused, and the link stays good', async () => {
  const { db } = anna()
  await wish(db)
  const token = tokenOf(db)
  expect(await resetPassword(db, { token, password: 'Anna-Amber-2026' }, NOW)).toMatchObject({ reason: 'weak' })
  expect(resetLink(db, token, NOW).state).toBe('good')
})

test('an address nobody signs in with gets the same answer, leaves the same traces, and its mail holds no link', async () => {
  const { db } = anna()
  const before = db.select().from(auditEvents).all().length
  expect(await wish(db, 'nobody@example.org')).toEqual(await wish(db))
  const written = db.select().from(auditEvents).all().slice(before)
  expect(written.map(({ action }) => action)).toEqual(['password.reset-asked', 'password.reset-asked'])
  expect(sent(db).map(({ message, toEmail }) => [message, toEmail])).toEqual([
    ['password-reset-unknown', 'nobody@example.org'],
    ['password-reset', 'anna@example.org'],
  ])
  expect(sent(db)[0]!.text).not.toContain('reset-password/')
})

test('what is written while the page waits is alike for an address that signs in here and for one that does not', async () => {
  const written = async (email: string) => {
    const { db } = anna()
    await askForReset(db, { email, source: 'home', key: KEY }, NOW)
    const stored = db.select().from(wishes).all()
    return { wishes: stored.length, events: db.select().from(auditEvents).all().length, mails: sent(db).length }
  }
  const known = await written('anna@example.org')
  expect(known).toMatchObject({ wishes: 1, mails: 0 })
  expect(await written('anne@example.org')).toEqual(known)
})

test('nobody’s mailbox is flooded: three mails an hour, whatever the answer says, from wherever', async () => {
  const { db } = anna()
  for (let i = 0; i < 8; i += 1) expect(await wish(db, 'anna@example.org', `bot ${i}`)).toEqual({ ok: true })
  expect(sent(db)).toHaveLength(3)
  vi.setSystemTime(NOW + HOUR + 1)
  await wish(db, 'anna@example.org', 'home', NOW + HOUR + 1)
  expect(sent(db)).toHaveLength(4)
})

test('one place asks for twenty an hour at most', async () => {
  const { db } = anna()
  for (let i = 0; i < 20; i += 1) expect((await wish(db, `a${i}@example.org`)).ok).toBe(true)
  expect(await wish(db, 'anna@example.org')).toMatchObject({ ok: false, reason: 'too-many-tries' })
  expect(sent(db).some(({ toEmail }) => toEmail === 'anna@example.org')).toBe(false)
})

test('changing my password keeps me here, ends my other sessions and tells me by mail', async () => {
  const { db, personId } = anna()
  const here = (await startSession(db, personId, false, { now: NOW })).split(';')[0]!
  const there = (await startSession(db, personId, false, { now: NOW })).split(';')[0]!
  const session = (await personOfCookie(db, here, false, NOW))!.session!.key
  expect(await changePassword(db, { personId, password: 'short', session }, NOW, () => 'never')).toMatchObject({ ok: false })
  expect(await changePassword(db, { personId, password: NEW, session }, NOW, () => 'renewed')).toEqual({
    ok: true,
    done: 'renewed',
  })
  expect(await personOfCookie(db, here, false, NOW)).toBeDefined()
  expect(await personOfCookie(db, there, false, NOW)).toBeUndefined()
  expect([await goesIn(db, OLD), await goesIn(db, NEW)]).toEqual([false, true])
  expect(sent(db).map(({ message }) => message)).toEqual(['password-changed'])
})
