import { expect, test } from 'vitest'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { endRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import { deleteAccount } from '#app/features/people/own-data/delete-account.server.ts'
import { endByMachineTime } from '#app/features/people/sessions/end-by-machine-time.server.ts'
import { changePassword } from '#app/features/people/sign-in/change-password.server.ts'
import { type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { deleteExpiredDevices, endTrustedDevice } from './end-trusted-devices.server.ts'
import { trustDevice } from './trust-device.server.ts'
import { TRUSTED_FOR } from './trusted-device-cookie.server.ts'
import { trustedDeviceOf, trustedDevicesOf } from './trusted-device-queries.server.ts'

const NOW = instantOf('2026-06-17', '10:00')
const EDGE = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0'

function world() {
  const db = smallEngland()
  return {
    db,
    partner: someone(db, 'practice-partner', { practiceCode: 'Y00001' }),
    other: someone(db, 'practice-manager', { practiceCode: 'Y00001' }),
  }
}
const trust = (db: Db, personId: string, now: Instant = NOW, cookieHeader: string | null = null) =>
  trustDevice(db, personId, { cookieHeader, userAgent: EDGE, secure: false }, now).split(';')[0]!
const isTrusted = (db: Db, personId: string, cookieHeader: string, now: Instant = NOW + 1) =>
  trustedDeviceOf(db, { personId, cookieHeader, secure: false }, now) !== undefined
const rows = (db: Db) => db.$client.prepare('select count(*) from trusted_devices').pluck().get()

test('a device is trusted by its person alone, for 30 days, and only the hash of its secret is stored', () => {
  const { db, partner, other } = world()
  const cookie = trust(db, partner)
  expect([isTrusted(db, partner, cookie), isTrusted(db, other, cookie)]).toEqual([true, false])
  expect(isTrusted(db, partner, cookie, NOW + TRUSTED_FOR - 1)).toBe(true)
  expect(isTrusted(db, partner, cookie, NOW + TRUSTED_FOR)).toBe(false)
  const secret = cookie.split('=')[1]!
  const everything = JSON.stringify([
    db.$client.prepare('select * from trusted_devices').all(),
    db.$client.prepare('select * from audit_events').all(),
  ])
  expect(everything).not.toContain(secret)
  expect(everything).toContain('Edge on Windows')
})

test('the cookie is kept from scripts and other sites, and from plain http on a served site', () => {
  const { db, partner } = world()
  const set = trustDevice(db, partner, { cookieHeader: null, userAgent: EDGE, secure: true }, NOW)
  expect(set).toMatch(/^__Host-concert-trusted=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure$/)
})

test('a shared desktop is trusted by each for themselves; trusting it again begins anew under a new secret', () => {
  const { db, partner, other } = world()
  const first = trust(db, partner)
  const both = trust(db, other, NOW, first)
  expect([isTrusted(db, partner, both), isTrusted(db, other, both)]).toEqual([true, true])
  const again = trust(db, partner, NOW + 5, both)
  expect(rows(db)).toBe(2)
  expect([isTrusted(db, partner, both, NOW + 6), isTrusted(db, partner, again, NOW + 6)]).toEqual([false, true])
})

test('its person ends it, and nobody else can', () => {
  const { db, partner, other } = world()
  const cookie = trust(db, partner)
  const whose = { personId: partner, cookieHeader: cookie, secure: false }
  const [device] = trustedDevicesOf(db, whose, NOW + 1)
  expect(device).toMatchObject({ device: 'Edge on Windows', here: true, lastUsedAt: null })
  expect(endTrustedDevice(db, other, device!.id, NOW + 1)).toBe(false)
  expect(isTrusted(db, partner, cookie)).toBe(true)
  expect(endTrustedDevice(db, partner, device!.id, NOW + 1)).toBe(true)
  expect(isTrusted(db, partner, cookie)).toBe(false)
})

test.each([
  [
    'a new password',
    (db: Db, id: string) =>
      changePassword(db, { personId: id, password: 'seven lamps under marble', session: '' }, NOW + 1, () => 0),
  ],
  ['leaving the practice', (db: Db, id: string) => endRole(db, rolesOf(db, id)[0]!.id, 'operator', NOW + 1)],
  ['deletion of the account', (db: Db, id: string) => deleteAccount(db, { id, name: 'x', roles: rolesOf(db, id) }, NOW + 1)],
])('%s ends the trust in every device of the person, and of nobody else', async (_what, happens) => {
  const { db, partner, other } = world()
  const [cookie, others] = [trust(db, partner), trust(db, other)]
  await happens(db, partner)
  expect([isTrusted(db, partner, cookie, NOW + 2), isTrusted(db, other, others, NOW + 2)]).toEqual([false, true])
})

test('rows go once the 30 days are over, and a demonstration that stood still counts the days it slept', () => {
  const { db, partner } = world()
  const cookie = trust(db, partner)
  deleteExpiredDevices(db, NOW + TRUSTED_FOR - 1)
  expect(rows(db)).toBe(1)
  endByMachineTime(db, TRUSTED_FOR)
  expect(isTrusted(db, partner, cookie)).toBe(false)
  deleteExpiredDevices(db, NOW)
  expect(rows(db)).toBe(0)
})

test.each(['', 'concert-trusted=', 'concert-trusted=~~~', 'concert-trusted=short', `concert-trusted=${'a'.repeat(43)}`])(
  'a made-up cookie %s is trusted by nobody',
  (cookie) => {
    const { db, partner } = world()
    trust(db, partner)
    expect(isTrusted(db, partner, cookie)).toBe(false)
  },
)
