import { expect, test } from 'vitest'
import { startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { sessions } from '#db/schema/sign-in.ts'
import { smallEngland, someone } from '#test/support/england.ts'
import { ownSessions } from './session-queries.server.ts'
import { deviceInWords } from './session-rules.ts'
import {
  chooseRole,
  endSession,
  endSessionByKey,
  endSessionsOf,
  personOfCookie,
  renewSession,
  startSession,
} from './sessions.server.ts'

const NOW = startOfDay('2026-06-01')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0 Safari/537.36 Edg/128.0'

const cookiePart = (header: string | undefined) => header!.split(';')[0]!
const begun = async (db: Db, personId: string, now = NOW, more = {}) =>
  cookiePart(await startSession(db, personId, false, { now, ...more }))
const isIn = async (db: Db, cookie: string, now: number) => (await personOfCookie(db, cookie, false, now)) !== undefined

test.each([
  ['practice-partner', { practiceCode: 'Y00001' }, 12 * HOUR],
  ['practice-manager', { practiceCode: 'Y00001' }, 12 * HOUR],
  ['lmc-officer', { lmcSlug: 'borsetshire' }, 30 * MINUTE],
  ['committee-editor', {}, 30 * MINUTE],
] as const)('a %s who looks at nothing for too long is signed out', async (role, scope, idle) => {
  const db = smallEngland()
  const cookie = await begun(db, someone(db, role, scope))
  expect(await isIn(db, cookie, NOW + idle - 1)).toBe(true)
  expect(await isIn(db, cookie, NOW + 2 * idle - 2)).toBe(true)
  expect(await isIn(db, cookie, NOW + 3 * idle - 2)).toBe(false)
})

test.each([
  ['practice-partner', { practiceCode: 'Y00001' }, 7 * 24 * HOUR],
  ['lmc-officer', { lmcSlug: 'borsetshire' }, 12 * HOUR],
] as const)('however busy, a %s signs in again after the whole time', async (role, scope, whole) => {
  const db = smallEngland()
  const cookie = await begun(db, someone(db, role, scope))
  for (let at = NOW; at < NOW + whole; at += 20 * MINUTE) expect(await isIn(db, cookie, at)).toBe(true)
  expect(await isIn(db, cookie, NOW + whole)).toBe(false)
})

test('showing who I am again gives a new id, ends the old one, and does not stretch the whole time', async () => {
  const db = smallEngland()
  const officer = someone(db, 'lmc-officer', { lmcSlug: 'borsetshire' })
  const old = await begun(db, officer)
  const renewed = cookiePart(await renewSession(db, old, false, NOW + 20 * MINUTE, { strong: true }))
  expect(renewed).not.toBe(old)
  expect(await isIn(db, old, NOW + 20 * MINUTE)).toBe(false)
  expect((await personOfCookie(db, renewed, false, NOW + 20 * MINUTE))?.session?.strong).toBe(true)
  for (let at = NOW + 20 * MINUTE; at < NOW + 12 * HOUR; at += 20 * MINUTE) expect(await isIn(db, renewed, at)).toBe(true)
  expect(await isIn(db, renewed, NOW + 12 * HOUR)).toBe(false)
})

test('a session planted in my browser is not the one I am signed in with, and is worth nothing afterwards', async () => {
  const db = smallEngland()
  const attacker = someone(db, 'practice-partner', { practiceCode: 'Y00002' })
  const victim = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  const planted = await begun(db, attacker)
  const mine = await begun(db, victim, NOW, { replaces: planted })
  expect(mine).not.toBe(planted)
  expect(await isIn(db, planted, NOW)).toBe(false)
  const made = await begun(db, victim, NOW, { replaces: 'concert=chosenbytheattacker' })
  expect(made).not.toContain('chosenbytheattacker')
})

test('choosing another of my places gives a new id; a place that is not mine changes nothing', async () => {
  const db = smallEngland()
  const me = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  const other = someone(db, 'practice-partner', { practiceCode: 'Y00002' })
  const old = await begun(db, me)
  const mine = (await personOfCookie(db, old, false, NOW))!.roles[0]!.id
  const theirs = (await personOfCookie(db, await begun(db, other), false, NOW))!.roles[0]!.id
  expect(await chooseRole(db, old, false, theirs, NOW)).toBeUndefined()
  const chosen = cookiePart(await chooseRole(db, old, false, mine, NOW))
  expect(await isIn(db, old, NOW)).toBe(false)
  expect((await personOfCookie(db, chosen, false, NOW))?.chosenRoleId).toBe(mine)
})

test('showing who I am again counts as fresh from then on; choosing a place does not, and carries on what was', async () => {
  const db = smallEngland()
  const me = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  const confirmedAt = async (cookie: string, now: number) => (await personOfCookie(db, cookie, false, now))?.session?.confirmedAt
  const old = await begun(db, me)
  const mine = (await personOfCookie(db, old, false, NOW))!.roles[0]!.id
  const chosen = cookiePart(await chooseRole(db, old, false, mine, NOW + 20 * MINUTE))
  expect(await confirmedAt(chosen, NOW + 20 * MINUTE)).toBe(NOW)
  const again = cookiePart(await renewSession(db, chosen, false, NOW + 30 * MINUTE))
  expect(await confirmedAt(again, NOW + 30 * MINUTE)).toBe(NOW + 30 * MINUTE)
  expect(await confirmedAt(await begun(db, me, NOW + HOUR, { confirmedAt: NOW }), NOW + HOUR)).toBe(NOW)
})

test('I see where I am signed in, in words, and sign out of one of them or of all others', async () => {
  const db = smallEngland()
  const me = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  const here = await begun(db, me, NOW, { userAgent: EDGE })
  const phone = await begun(db, me, NOW + MINUTE, {
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604.1',
  })
  const third = await begun(db, me, NOW + 2 * MINUTE)
  const person = (await personOfCookie(db, here, false, NOW + 3 * MINUTE))!
  const list = ownSessions(db, person, NOW + 3 * MINUTE)
  expect(list.map(({ device, here }) => [device, here])).toEqual([
    ['Edge on Windows', true],
    ['A browser on another device', false],
    ['Safari on an iPhone', false],
  ])
  expect(endSessionByKey(db, me, list[2]!.key, NOW + 4 * MINUTE)).toBe(true)
  expect(await isIn(db, phone, NOW + 4 * MINUTE)).toBe(false)
  endSessionsOf(db, me, NOW + 5 * MINUTE, person.session!.key)
  expect(await isIn(db, third, NOW + 5 * MINUTE)).toBe(false)
  expect(await isIn(db, here, NOW + 5 * MINUTE)).toBe(true)
  endSessionsOf(db, me, NOW + 6 * MINUTE)
  expect(await isIn(db, here, NOW + 6 * MINUTE)).toBe(false)
  expect(db.select().from(auditEvents).all().at(-1)?.action).toBe('session.ended')
})

test('nobody ends a session of somebody else', async () => {
  const db = smallEngland()
  const me = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  const other = someone(db, 'practice-partner', { practiceCode: 'Y00002' })
  const cookie = await begun(db, me)
  const { key } = (await personOfCookie(db, cookie, false, NOW))!.session!
  expect(endSessionByKey(db, other, key, NOW)).toBe(false)
  expect(await isIn(db, cookie, NOW)).toBe(true)
})

test('what the list of sessions names opens nothing', async () => {
  const db = smallEngland()
  const cookie = await begun(db, someone(db, 'practice-partner', { practiceCode: 'Y00001' }))
  const { key } = (await personOfCookie(db, cookie, false, NOW))!.session!
  expect(await isIn(db, `concert=${key}`, NOW)).toBe(false)
})

test('signing out writes one end, and a second time writes nothing', async () => {
  const db = smallEngland()
  const cookie = await begun(db, someone(db, 'practice-partner', { practiceCode: 'Y00001' }))
  await endSession(db, cookie, false, NOW)
  await endSession(db, cookie, false, NOW)
  const ended = db
    .select()
    .from(auditEvents)
    .all()
    .filter(({ action }) => action === 'session.ended')
  expect(ended).toHaveLength(1)
})

test('sessions long over leave the database', async () => {
  const db = smallEngland()
  const me = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  await begun(db, me)
  await begun(db, me, NOW + 8 * 24 * HOUR)
  expect(db.select().from(sessions).all()).toHaveLength(1)
})

test.each([
  [EDGE, 'Edge on Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox on Linux'],
  ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/128.0 Mobile Safari/537.36', 'Chrome on Android'],
  ['<script>alert(1)</script>', 'A browser on another device'],
  [null, 'A browser on another device'],
])('%j is %j to its owner', (userAgent, words) => {
  expect(deviceInWords(userAgent)).toBe(words)
})
