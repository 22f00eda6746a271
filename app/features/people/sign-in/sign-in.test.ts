import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { answerSecondFactor } from '#app/features/people/second-factors/answer-second-factor.server.ts'
import { knownDevice, rememberDevice } from '#app/features/people/sessions/known-devices.server.ts'
import { RATE_LIMITS, sourceOf } from '#app/features/people/sessions/rate-limits.server.ts'
import { startOfDay } from '#app/platform/time.ts'
import { type Db, openDatabase } from '#db/client.server.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { rateLimits } from '#db/schema/sign-in.ts'
import { smallEngland } from '#test/support/england.ts'
import { codeAt, withAuthenticator } from '#test/support/second-factor.ts'
import { hashPassword, passwordMatches } from './passwords.server.ts'
import { isOwnPassword, type SignInTry, signIn } from './sign-in.server.ts'

const NOW = startOfDay('2026-06-01')
const MINUTE = 60_000
const PASSWORD = 'owls borrow copper kettles'
const KEY = Buffer.alloc(32, 7)
const passwordHash = await hashPassword(PASSWORD)

// The library behind the limits reads the system's clock.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }))
afterEach(() => void vi.useRealTimers())

function partner(db: Db = smallEngland()) {
  const { personId } = addPerson(db, { email: 'partner@example.org', name: 'Dr A. Partner', passwordHash }, 'operator', NOW)
  addRole(db, { personId, role: 'practice-partner', practiceCode: 'Y00001' }, 'operator', NOW)
  return { db, personId }
}

const tried = (db: Db, more: Partial<SignInTry> = {}, now = NOW) =>
  signIn(db, { email: 'partner@example.org', password: PASSWORD, source: 'home', device: undefined, key: KEY, ...more }, now)
const reasonOf = async (outcome: ReturnType<typeof signIn>) => {
  const got = await outcome
  return got.ok ? 'in' : got.reason
}
/** Uses up a limit without hashing each time. */
const wornOut = (db: Db) => db.update(rateLimits).set({ points: 1000 }).run()

test('I sign in with my address in any case and my password', async () => {
  const { db, personId } = partner()
  expect(await tried(db, { email: ' PARTNER@example.org' })).toEqual({ ok: true, personId })
})

test('a wrong password and an unknown address get the same answer, and leave the same traces', async () => {
  const { db } = partner()
  const before = db.select().from(auditEvents).all().length
  const wrong = await tried(db, { password: 'something else entirely' })
  const unknown = await tried(db, { email: 'nobody@example.org' })
  expect(wrong).toEqual({ ok: false, reason: 'wrong-address-or-password' })
  expect(unknown).toEqual(wrong)
  const written = db.select().from(auditEvents).all().slice(before)
  expect(written.map(({ action }) => action)).toEqual(['session.refused', 'session.refused'])
})

test.each(['partner@example.org', 'nobody@example.org'])(
  'a password is hashed for %s before the answer, so its time does not tell whether the address exists',
  async (email) => {
    const { db } = partner()
    await passwordMatches(undefined, 'made ready')
    let ended = 0
    const inLine = Array.from({ length: 6 }, () => passwordMatches(undefined, 'guess').then(() => (ended += 1)))
    await tried(db, { email, password: 'wrong wrong wrong' })
    // Two hash at once: the seventh begins once five have ended.
    expect(ended).toBeGreaterThanOrEqual(5)
    await Promise.all(inLine)
  },
)

test('guessing from one place ends after ten tries, though the next one be right; a quarter of an hour later I get in', async () => {
  const { db } = partner()
  for (let i = 0; i < RATE_LIMITS['address-and-source'].points; i += 1)
    expect(await reasonOf(tried(db, { password: `guess ${i}` }))).toBe('wrong-address-or-password')
  expect(await tried(db)).toEqual({ ok: false, reason: 'too-many-tries', retryAfter: 900 })
  vi.setSystemTime(NOW + 15 * MINUTE + 1)
  expect(await reasonOf(tried(db))).toBe('in')
})

test('a limit outlives a restart, and keeps no address', async () => {
  const path = `/tmp/concert-limits-${process.pid}.db`
  const first = openDatabase(path)
  for (let i = 0; i < 10; i += 1) await tried(first, { email: 'who@example.org', password: 'x', source: '203.0.113.9' })
  first.$client.close()
  const second = openDatabase(path)
  expect(await reasonOf(tried(second, { email: 'who@example.org', source: '203.0.113.9' }))).toBe('too-many-tries')
  expect(JSON.stringify(second.select().from(rateLimits).all())).not.toMatch(/example|203\.0/)
  second.$client.close()
  for (const end of ['', '-wal', '-shm']) (await import('node:fs')).rmSync(path + end, { force: true })
})

test('a source that tries many addresses is stopped, and others behind it who are known still get in', async () => {
  const { db } = partner()
  await tried(db, { email: 'someone@example.org', password: 'x' })
  wornOut(db)
  expect(await reasonOf(tried(db, { email: 'else@example.org' }))).toBe('too-many-tries')
  expect(await reasonOf(tried(db))).toBe('too-many-tries')
  expect(await reasonOf(tried(db, { device: 'known before' }))).toBe('in')
})

test('guessed from many places, an address is shut to strangers; its owner gets in from a known browser', async () => {
  const { db } = partner()
  for (let i = 0; i < RATE_LIMITS.address.points; i += 1) {
    if (i < 3) expect(await reasonOf(tried(db, { password: 'x', source: `bot ${i}` }))).toBe('wrong-address-or-password')
  }
  wornOut(db)
  expect(await reasonOf(tried(db, { source: 'a new bot', password: 'x' }))).toBe('too-many-tries')
  expect(await reasonOf(tried(db, { source: 'a new desktop' }))).toBe('too-many-tries')
  const cookie = rememberDevice(KEY, null, 'partner@example.org', false, NOW).split(';')[0]!
  const device = knownDevice(KEY, cookie, 'Partner@example.org', false, NOW)
  expect(device).toBeDefined()
  expect(await reasonOf(tried(db, { source: 'my desktop', device }))).toBe('in')
})

test('guessed from many places, an address with a second step opens to the right password and the code', async () => {
  const { db, personId } = partner()
  const secret = withAuthenticator(db, personId, KEY, NOW - 60 * MINUTE)
  await tried(db, { password: 'x', source: 'bot' })
  wornOut(db)
  const outcome = await tried(db, { source: 'a new desktop' })
  expect(outcome).toMatchObject({ ok: true, personId })
  const token = outcome.ok ? (outcome.second ?? '') : ''
  const answer = await answerSecondFactor(
    db,
    { token, code: codeAt(secret, NOW), device: undefined, key: KEY },
    NOW,
    (_tx, who) => who,
  )
  expect(answer).toEqual({ ok: true, done: personId })
  expect(await reasonOf(tried(db, { source: 'a new bot', password: 'x' }))).toBe('too-many-tries')
})

test('an unknown address is shut to strangers just as one that exists', async () => {
  const { db } = partner()
  await tried(db, { email: 'nobody@example.org', password: 'x', source: 'bot' })
  wornOut(db)
  expect(await tried(db, { email: 'nobody@example.org', source: 'a new bot' })).toMatchObject({ reason: 'too-many-tries' })
})

test('my own sign-ins never use anything up', async () => {
  const { db } = partner()
  for (let i = 0; i < 15; i += 1) expect(await reasonOf(tried(db))).toBe('in')
})

test('tries sent at the same moment do not overtake the limit', async () => {
  const { db } = partner()
  const all = await Promise.all(Array.from({ length: 20 }, (_, i) => reasonOf(tried(db, { password: `guess ${i}` }))))
  expect(all.filter((one) => one === 'wrong-address-or-password')).toHaveLength(10)
})

test('a browser is known for those who signed in from it, for 180 days, and for nobody else', () => {
  const first = rememberDevice(KEY, null, 'a@example.org', false, NOW).split(';')[0]!
  const both = rememberDevice(KEY, first, 'b@example.org', false, NOW).split(';')[0]!
  for (const email of ['a@example.org', 'b@example.org']) expect(knownDevice(KEY, both, email, false, NOW)).toBeDefined()
  expect(knownDevice(KEY, both, 'c@example.org', false, NOW)).toBeUndefined()
  expect(knownDevice(KEY, both, 'a@example.org', false, NOW + 181 * 24 * 60 * MINUTE)).toBeUndefined()
  expect(knownDevice(Buffer.alloc(32), both, 'a@example.org', false, NOW)).toBeUndefined()
  expect(both).not.toContain('example')
})

test('before a grave change my password is asked again, ten wrong ones at most', async () => {
  const { db, personId } = partner()
  expect(await isOwnPassword(db, personId, PASSWORD, KEY)).toBe(true)
  expect(await isOwnPassword(db, personId, 'not mine', KEY)).toBe(false)
  wornOut(db)
  expect(await isOwnPassword(db, personId, PASSWORD, KEY)).toBe('too-many-tries')
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  [undefined, 'unknown'],
])('%j counts as the source %j', (ip, source) => {
  expect(sourceOf(ip)).toBe(source)
})
