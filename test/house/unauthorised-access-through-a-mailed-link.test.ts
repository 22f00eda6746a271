import { beforeAll, expect, test } from 'vitest'
import { peopleOfPractice, rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { invite } from '#app/features/people/invitations/invite.server.ts'
import { answerJoinRequest, askToJoin, passOnJoinWishes } from '#app/features/people/joining-and-leaving/ask-to-join.server.ts'
import { joinRequestsShown } from '#app/features/people/joining-and-leaving/join-request-queries.server.ts'
import { askForNewAddress, sendAddressLinks } from '#app/features/people/own-data/change-address.server.ts'
import { askForReset, sendResetLinks } from '#app/features/people/sign-in/reset-password.server.ts'
import { chooseReminder } from '#app/features/practice-desk/returns/choose-reminder.server.ts'
import { remindOfReturns } from '#app/features/practice-desk/returns/remind-of-returns.server.ts'
import { MESSAGE_FIELDS } from '#app/platform/mail/message-fields.ts'
import type { Db } from '#db/client.server.ts'
import { type AccessWorld, accessWorld, copyOf } from '#test/support/access-world.ts'
import { ask, NOW } from '#test/support/asking.ts'
import { invitationTo } from '#test/support/invitations.ts'
import { waitingMails } from '#test/support/mail.ts'

const SITE = 'https://concert.example.org'
const HERE = { publicAddress: SITE }
const PASSWORD = 'seven lamps under marble'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

/** One mail of every kind with a link, sent; the path of each link by the name of its text. */
async function mailed(): Promise<{ db: Db; paths: Record<string, string> }> {
  const db = copyOf(world)
  invite(db, invitationTo('practice-manager', { practiceCode: 'Y00002' }), { by: 'operator', ...HERE }, NOW)
  const wish = { role: 'practice-manager', name: 'Ada Reed' } as const
  askToJoin(db, { ...wish, practiceCode: 'Y00001', email: 'ada@example.org' }, NOW)
  askToJoin(db, { ...wish, practiceCode: 'Y00002', email: 'bea@example.org' }, NOW)
  await passOnJoinWishes(db, HERE, NOW)
  const partner = { id: world.people['next-door'], roles: rolesOf(db, world.people['next-door']) }
  const desk = { practiceCode: 'Y00002' }
  const [request] = joinRequestsShown(db, desk, partner, NOW)
  answerJoinRequest(db, { id: request!.id, desk, confirmed: true }, partner, HERE, NOW)
  await askForReset(db, { email: 'practice-manager.y00001@example.org', source: 'home', key: Buffer.alloc(32, 7) }, NOW)
  await sendResetLinks(db, SITE, NOW)
  askForNewAddress(db, world.people.partner, 'new.address@example.org', NOW)
  await sendAddressLinks(db, SITE, NOW)
  const [manager] = peopleOfPractice(db, 'Y00003')
  const choice = { nominated: manager!.roleId, deputy: null, when: { weekday: 3, time: '10:00' }, seen: '0' }
  chooseReminder(db, 'Y00003', choice, { personId: world.people.partner }, NOW - 1)
  remindOfReturns(db, SITE, NOW)
  const links = waitingMails(db).map(({ message, link }) => [message, link?.slice(SITE.length)])
  return {
    db,
    paths: {
      ...Object.fromEntries(links.filter(([, link]) => link)),
      // These need a register with an LMC only, an edition, a purge, a second officer, a release or a wish; their links lead to desks.
      'join-request': '/lmc/borsetshire/people',
      'purge-announced': '/practice/Y00001/who-looked',
      'menu-changed': '/practice/Y00001',
      'committee-news': '/news',
      'told-recorded': '/practice/Y00001/told',
      'practice-moved': '/practice/Y00001/moved',
      'lmc-reminder': '/practice/Y00001/return',
      'survey-waiting': '/practice/Y00001/surveys',
      'lmc-publicity': '/lmc/borsetshire/publicity',
      'open-letter': '/lmc/borsetshire/open-letters',
      'figures-out': '/committee',
      'lmc-digest': '/lmc/borsetshire',
      'calendar-reminder': '/practice/Y00001/calendar',
    },
  }
}

/** Every row of every table except those of limits and challenges. */
function everything(db: Db): string {
  const tables = db.$client
    .prepare("select name from sqlite_schema where type = 'table' and name not in ('rate_limits', 'challenges') order by name")
    .pluck()
    .all() as string[]
  return JSON.stringify(tables.map((table) => [table, db.$client.prepare(`select * from "${table}"`).all()]))
}

/** The forms of buttons on these pages, and a form without changes. */
const PRESSED: Record<string, string>[] = [
  {},
  { name: '', password: '' },
  { password: '', again: '' },
  ...['accept', 'confirm', 'refuse', 'revoke', 'end', 'invite'].map((intent) => ({ intent, id: '1' })),
  { week: '2026-06-15' },
]

test('every kind of mail that holds a link is in `mailed` of this file, whose links are tried', async () => {
  const { paths } = await mailed()
  const withLink = Object.entries(MESSAGE_FIELDS).filter(([, fields]) => (fields as readonly string[]).includes('link'))
  expect(Object.keys(paths).sort()).toEqual(withLink.map(([message]) => message).sort())
})

test.each(['nobody', 'elsewhere'] as const)(
  'opening every mailed link and pressing whatever there is changes nothing, as %s',
  async (who) => {
    const { db, paths } = await mailed()
    const before = everything(db)
    for (const [message, path] of Object.entries(paths)) {
      for (const form of [undefined, undefined, ...PRESSED]) {
        const { status, to } = await ask(db, { path, form, cookie: world.cookies[who] })
        expect([message, status < 500, to?.includes('said=') ?? false]).toEqual([message, true, false])
      }
      expect([message, everything(db) === before]).toEqual([message, true])
    }
  },
)

test('a link to a new address does its work for whoever asked for it, signed in; pressed again it says that it is done', async () => {
  const { db, paths } = await mailed()
  const path = paths['email-change']!
  const address = () => db.$client.prepare('select email from persons where id = ?').pluck().get(world.people.partner)
  expect(await ask(db, { path, form: {} })).toMatchObject({ status: 302, to: `/sign-in?to=${encodeURIComponent(path)}` })
  expect((await ask(db, { path })).data).not.toContain('new.address@example.org')
  expect((await ask(db, { path, form: {}, cookie: world.cookies.manager })).status).toBe(409)
  expect(address()).toBe('practice-partner.y00001@example.org')
  const cookie = world.cookies.partner
  for (let press = 0; press < 2; press += 1) {
    expect(await ask(db, { path, form: {}, cookie })).toMatchObject({ status: 302, to: path })
    const done = await ask(db, { path, cookie })
    expect([done.status, done.body]).toMatchObject([200, { usedOn: '17 June 2026 at 10:00' }])
    expect(address()).toBe('new.address@example.org')
  }
})

test('a link for a new password pressed twice says that it is done, and the second press sets nothing', async () => {
  const { db, paths } = await mailed()
  const path = paths['password-reset']!
  const hash = () => db.$client.prepare('select password_hash from persons where id = ?').pluck().get(world.people.manager)
  const first = await ask(db, { path, form: { password: PASSWORD, again: PASSWORD } })
  expect(first).toMatchObject({ status: 302, to: '/sign-in', flashed: { done: expect.stringContaining('new password is set') } })
  const set = hash()
  for (const password of [PASSWORD, 'another good long one']) {
    expect(await ask(db, { path, form: { password, again: password } })).toMatchObject({ status: 302, to: path })
    expect(hash()).toBe(set)
  }
  expect(await ask(db, { path })).toMatchObject({ status: 200, data: expect.stringContaining('17 June 2026 at 10:00') })
})

test('an invitation accepted twice says that it is accepted, and leads whoever did so to their desk', async () => {
  const { db, paths } = await mailed()
  const path = paths.invitation!
  const form = { name: 'Nia Ew', password: PASSWORD }
  const { cookie, to } = await ask(db, { path, form })
  expect(to).toBe('/welcome?to=%2Fpractice%2FY00002')
  const people = () => db.$client.prepare('select count(*) from persons').pluck().get()
  const number = people()
  expect(await ask(db, { path, form })).toMatchObject({ status: 302, to: path })
  expect(await ask(db, { path })).toMatchObject({ status: 200, data: expect.stringContaining('This invitation was accepted') })
  expect(await ask(db, { path, cookie })).toMatchObject({ status: 302, to: '/practice/Y00002' })
  expect(await ask(db, { path, cookie: world.cookies.elsewhere })).toMatchObject({ status: 200 })
  expect(people()).toBe(number)
})
