import { beforeAll, expect, test } from 'vitest'
import { peopleOfPractice, rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { endRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import { trustDevice } from '#app/features/people/trusted-devices/trust-device.server.ts'
import { TRUSTED_FOR } from '#app/features/people/trusted-devices/trusted-device-cookie.server.ts'
import { chooseReminder } from '#app/features/practice-desk/returns/choose-reminder.server.ts'
import { remindOfReturns } from '#app/features/practice-desk/returns/remind-of-returns.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type AccessWorld, accessWorld, copyOf } from '#test/support/access-world.ts'
import { type Answer, ask, NOW } from '#test/support/asking.ts'
import { waitingMails } from '#test/support/mail.ts'

const SITE = 'https://concert.example.org'
const DAY = 86_400_000
/** Ash Surgery, which is silent; its one person is `elsewhere`. */
const ASH = 'Y00003'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const cookieOfDevice = (db: Db, personId: string, now: Instant = NOW) =>
  trustDevice(db, personId, { cookieHeader: null, userAgent: null, secure: false }, now).split(';')[0]!

/** Ash is reminded; `path`: the link of the mail, `device`: the cookie of a browser its person trusts. */
function reminded(): { db: Db; path: string; device: string } {
  const db = copyOf(world)
  const [person] = peopleOfPractice(db, ASH)
  const choice = { nominated: person!.roleId, deputy: null, when: { weekday: 3, time: '10:00' }, seen: '0' }
  chooseReminder(db, ASH, choice, { personId: person!.personId }, NOW - 1)
  remindOfReturns(db, SITE, NOW)
  const mail = waitingMails(db).find(({ message }) => message === 'return-waiting')!
  return { db, path: mail.link!.slice(SITE.length), device: cookieOfDevice(db, world.people.elsewhere) }
}
const returns = (db: Db) => db.$client.prepare('select count(*) from weekly_returns where practice_code = ?').pluck().get(ASH)
const ledToSignIn = ({ status, to, data }: Answer, path: string) =>
  expect([status, to, data]).toEqual([302, `/sign-in?to=${encodeURIComponent(path)}`, ''])

test('the link with a trusted device shows the name and the week and nothing else, and opening it makes no return', async () => {
  const { db, path, device } = reminded()
  for (let opened = 0; opened < 3; opened += 1) {
    const { status, body } = await ask(db, { path, cookie: device })
    expect([status, body]).toEqual([200, { practiceName: 'Ash Surgery', week: '2026-06-15', made: false }])
  }
  expect(returns(db)).toBe(0)
})

test('one press makes the return, marked as a trusted device’s; pressed again it adds nothing', async () => {
  const { db, path, device } = reminded()
  for (let press = 0; press < 3; press += 1)
    expect(await ask(db, { path, cookie: device, form: {} })).toMatchObject({ status: 302, to: path })
  expect(returns(db)).toBe(1)
  expect((await ask(db, { path, cookie: device })).body).toMatchObject({ made: true })
  const { body } = await ask(db, { path: `/practice/${ASH}/return`, cookie: world.cookies.elsewhere })
  expect(body).toMatchObject({ page: { made: { onTrustedDevice: true, canTakeBack: true } } })
})

test('a mail scanner, a browser without the cookie, and one that another person trusts can do nothing', async () => {
  const { db, path } = reminded()
  const foreign = cookieOfDevice(db, world.people.partner)
  for (const cookie of [undefined, foreign, `concert-trusted=${'a'.repeat(43)}`, 'concert-trusted='])
    for (const form of [undefined, {}]) ledToSignIn(await ask(db, { path, cookie, form }), path)
  expect(returns(db)).toBe(0)
})

test('a stolen cookie without the link opens no page of the practice', async () => {
  const { db, device } = reminded()
  for (const path of [
    `/practice/${ASH}`,
    `/practice/${ASH}/return`,
    '/account/security',
    '/return/made-up',
    `/return/${'a'.repeat(43)}`,
  ])
    for (const form of path.startsWith('/return') ? [undefined, {}] : [undefined])
      ledToSignIn(await ask(db, { path, cookie: device, form }), path)
  ledToSignIn(
    await ask(db, { path: `/practice/${ASH}/return`, cookie: device, form: { week: '2026-06-15' } }),
    `/practice/${ASH}/return`,
  )
  expect(returns(db)).toBe(0)
})

test.each([
  ['next week', 5 * DAY],
  ['when the 30 days are over', TRUSTED_FOR],
])('link and device together do nothing %s', async (_when, later) => {
  const { db, path, device } = reminded()
  for (const form of [undefined, {}]) ledToSignIn(await ask(db, { path, cookie: device, form, now: NOW + later }), path)
  expect(returns(db)).toBe(0)
})

test('a device of somebody who has left does nothing, and neither does one trusted after that', async () => {
  const { db, path, device } = reminded()
  const person = world.people.elsewhere
  endRole(db, rolesOf(db, person)[0]!.id, 'operator', NOW)
  for (const cookie of [device, cookieOfDevice(db, person)])
    for (const form of [undefined, {}]) ledToSignIn(await ask(db, { path, cookie, form }), path)
  expect(returns(db)).toBe(0)
})

test('a return taken back is not made again by the same link', async () => {
  const { db, path, device } = reminded()
  await ask(db, { path, cookie: device, form: {} })
  const here = { path: `/practice/${ASH}/return`, cookie: world.cookies.elsewhere }
  // biome-ignore lint/suspicious/noExplicitAny: the data of a page, of whatever shape
  const { page } = (await ask(db, here)).body as any
  const form = { do: 'take-back', week: '2026-06-15', returned: String(page.made.recordedAt) }
  for (const who of ['partner', 'officer', 'member'] as const)
    expect((await ask(db, { ...here, cookie: world.cookies[who], form })).status).toBe(404)
  expect((await ask(db, { ...here, form })).status).toBe(302)
  for (const again of [undefined, {}]) ledToSignIn(await ask(db, { path, cookie: device, form: again }), path)
  expect((await ask(db, here)).body).toMatchObject({ page: { made: null } })
})

test('somebody signed in is led to their own page of the return, and a stranger’s sign-in to none', async () => {
  const { db, path } = reminded()
  expect(await ask(db, { path, cookie: world.cookies.elsewhere })).toMatchObject({ status: 302, to: `/practice/${ASH}/return` })
  for (const who of ['partner', 'officer', 'neighbour', 'member', 'editor'] as const)
    for (const form of [undefined, {}]) expect((await ask(db, { path, cookie: world.cookies[who], form })).status).toBe(404)
  expect(returns(db)).toBe(0)
})

test('only people of a practice trust a device, with their own password', async () => {
  const { db } = reminded()
  const path = '/account/trusted-device'
  const rows = () => db.$client.prepare('select count(*) from trusted_devices').pluck().get()
  const before = rows()
  for (const password of ['', 'wrong'])
    expect((await ask(db, { path, cookie: world.cookies.partner, form: { password } })).status).toBe(422)
  for (const who of ['officer', 'member'] as const)
    expect((await ask(db, { path, cookie: world.cookies[who], form: { password: 'x' } })).status).toBe(404)
  expect(rows()).toBe(before)
})

test('nobody ends another person’s trust in a device', async () => {
  const { db, device, path } = reminded()
  const id = db.$client.prepare('select id from trusted_devices').pluck().get() as string
  await ask(db, { path: '/account/security', cookie: world.cookies.partner, form: { device: id } })
  expect((await ask(db, { path, cookie: device })).status).toBe(200)
  await ask(db, { path: '/account/security', cookie: world.cookies.elsewhere, form: { device: id } })
  ledToSignIn(await ask(db, { path, cookie: device }), path)
})
