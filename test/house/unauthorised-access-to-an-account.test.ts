import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { addPerson, addRole } from '#app/features/people/accounts/add-person.server.ts'
import { askToJoin, passOnJoinWishes } from '#app/features/people/joining-and-leaving/ask-to-join.server.ts'
import { FRESH_FOR } from '#app/features/people/sessions/session-rules.ts'
import { startSession } from '#app/features/people/sessions/sessions.server.ts'
import { newToken } from '#app/platform/tokens.server.ts'
import type { Db } from '#db/client.server.ts'
import { invitations, roleAssignments } from '#db/schema/people.ts'
import { passkeys, sessions } from '#db/schema/sign-in.ts'
import { ACTION, type AccessWorld, accessWorld, copyOf, ELM } from '#test/support/access-world.ts'
import { allRoutes, ask, askFrame, moduleOf, NOW } from '#test/support/asking.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

/** The pages that set up a second factor: all that opens to a person who must have one and has none. */
const SET_UP = [
  '/account/security',
  '/account/authenticator',
  '/account/recovery-codes',
  '/account/passkeys',
  '/account/passkeys/new',
  '/account/confirm',
]

const byPasswordAlone = async (db: Db, personId: string) => (await startSession(db, personId, false, { now: NOW })).split(';')[0]!

/** Every address that asks a visitor to sign in, as a path. */
async function guardedPaths(): Promise<string[]> {
  const parameters: Record<string, string> = {
    practice: ELM.code,
    lmc: 'borsetshire',
    action: 'data-sharing-review',
    entry: world.elmEntry,
  }
  const paths: string[] = []
  for (const { address, file } of allRoutes) {
    if (!(await moduleOf(file)).loader) continue
    const path = address.replace(/:(\w+)/g, (_name, name: string) => parameters[name] ?? 'nothing').replace('*', 'nowhere')
    const { to } = await ask(copyOf(world), { path })
    if (to === `/sign-in?to=${encodeURIComponent(path)}`) paths.push(path)
  }
  return paths
}

test.each(['officer', 'member', 'editor'] as const)(
  '%s with a password alone gets to the set-up of a second factor and to nothing else',
  async (who) => {
    const db = copyOf(world)
    const cookie = await byPasswordAlone(db, world.people[who])
    const paths = await guardedPaths()
    expect(paths.length).toBeGreaterThan(12)
    for (const path of paths) {
      for (const form of [undefined, {}]) {
        const { status, to, data } = await ask(db, { path, cookie, form })
        if (SET_UP.includes(path)) expect([path, status]).not.toEqual([path, 404])
        else if (form === undefined || status === 302)
          expect([path, status, to, data]).toEqual([path, 302, '/account/security', ''])
      }
    }
  },
)

test('nobody ends a session or takes away a passkey of somebody else', async () => {
  const db = copyOf(world)
  const theirs = {
    id: 'passkey',
    personId: world.people.manager,
    publicKey: 'x',
    counter: 0,
    transports: [],
    name: 'Phone',
    createdAt: NOW,
  }
  db.insert(passkeys).values(theirs).run()
  const before = db.select().from(sessions).all()
  const managers = before.find(({ personId }) => personId === world.people.manager)!
  await ask(db, { path: '/account/security', cookie: world.cookies.partner, form: { session: managers.id } })
  await ask(db, { path: '/account/security', cookie: world.cookies.partner, form: { session: 'others' } })
  await ask(db, { path: '/account/passkeys', cookie: world.cookies.partner, form: { remove: 'passkey' } })
  expect(db.select().from(sessions).all()).toEqual(before)
  expect(db.select().from(passkeys).all()).toHaveLength(1)
})

test('my page of sign-in and security names nothing of anybody else', async () => {
  const { data } = await ask(copyOf(world), { path: '/account/security', cookie: world.cookies.partner })
  for (const who of ['manager', 'officer', 'editor'] as const) expect(data).not.toContain(world.people[who])
})

test('a second factor that was set up and not shown in this session opens no page on which it could be taken away', async () => {
  const db = copyOf(world)
  const own = {
    id: 'passkey',
    personId: world.people.partner,
    publicKey: 'x',
    counter: 0,
    transports: [],
    name: 'Phone',
    createdAt: NOW,
  }
  db.insert(passkeys).values(own).run()
  for (const path of SET_UP) {
    const cookie = await byPasswordAlone(db, world.people.partner)
    const { to } = await ask(db, { path, cookie, form: { remove: 'passkey', intent: 'remove' } })
    expect(to).toBe(`/sign-in?to=${encodeURIComponent(path)}`)
  }
  expect(db.select().from(passkeys).all()).toHaveLength(1)
})

test('a password alone shows on the public pages what they show everyone, and nothing of the practice', async () => {
  const db = copyOf(world)
  const paths = ['/menu', `/actions/${ACTION}`]
  const shown = async (cookie: string) => Promise.all(paths.map(async (path) => (await ask(db, { path, cookie })).data))
  const isOwn = (page: string) => page.includes(ELM.code)
  expect((await shown(world.cookies.partner!)).map(isOwn)).toEqual([true, true])
  const own = {
    id: 'passkey',
    personId: world.people.partner,
    publicKey: 'x',
    counter: 0,
    transports: [],
    name: 'Phone',
    createdAt: NOW,
  }
  db.insert(passkeys).values(own).run()
  expect((await shown(await byPasswordAlone(db, world.people.partner))).map(isOwn)).toEqual([false, false])
})

test('who finds a desk left open gets no way in of their own: not by choosing a place, leaving one or taking an invitation', async () => {
  const db = copyOf(world)
  const { personId } = addPerson(
    db,
    { email: 'left.open@example.org', name: 'Left Open', passwordHash: '!' },
    'operator',
    NOW - 1,
  )
  const assignment = (practiceCode: string) =>
    addRole(db, { personId, role: 'practice-partner', practiceCode }, 'operator', NOW - 1)
  for (const code of [ELM.code, 'Y00002']) expect(assignment(code).ok).toBe(true)
  const later = NOW + FRESH_FOR
  const grave = ['/account/authenticator', '/account/recovery-codes', '/account/passkeys/new']
  const refusesAll = async (cookie: string) => {
    for (const path of grave) {
      const { to } = await ask(db, { path, cookie, form: { intent: 'ask' }, now: later })
      expect([path, to]).toEqual([path, `/account/confirm?to=${encodeURIComponent(path)}`])
    }
  }
  const open = await byPasswordAlone(db, personId)
  await refusesAll(open)
  const chosen = await ask(db, {
    path: '/account/roles',
    cookie: open,
    form: { desk: `/practice/${ELM.code}` },
    now: later,
  })
  expect(chosen.to).toBe(`/practice/${ELM.code}`)
  await refusesAll(chosen.cookie!)
  const own = db.select().from(roleAssignments).where(eq(roleAssignments.personId, personId)).all()
  const end = { intent: 'end', id: own.find(({ practiceCode }) => practiceCode === 'Y00002')!.id }
  const left = await ask(db, { path: '/account/roles', cookie: chosen.cookie, form: end, now: later })
  expect(left).toMatchObject({ to: '/account/roles', flashed: { done: 'You have left. Your access there has ended.' } })
  await refusesAll(left.cookie!)
  const { token, tokenHash } = newToken()
  const to = { email: 'left.open@example.org', role: 'practice-manager', practiceCode: 'Y00002' } as const
  const times = { createdAt: NOW - 1, expiresAt: later + 1 }
  db.insert(invitations)
    .values({ id: 'invitation', tokenHash, ...to, ...times, invitedBy: 'operator' })
    .run()
  const accepted = await ask(db, { path: `/invitation/${token}`, cookie: left.cookie, form: {}, now: later })
  expect(accepted.to).toBe('/welcome?to=%2Fpractice%2FY00002')
  await refusesAll(accepted.cookie!)
})

test('that strangers try an address is seen on its owner’s desk, by nobody else, and put aside by nobody else', async () => {
  const db = copyOf(world)
  const subject = world.people.partner
  for (let i = 0; i < 50; i++) recordEvent(db, { at: NOW - 50 + i, actor: 'concert', action: 'session.refused', subject })
  const told = async (who: 'partner' | 'manager' | 'officer', path: string) =>
    ((await askFrame(db, { path, cookie: world.cookies[who] })).body as { tries?: unknown }).tries
  expect(await told('partner', `/practice/${ELM.code}`)).toEqual({ times: 50, since: NOW - 50 })
  expect(await told('partner', '/menu')).toBeUndefined()
  expect(await told('manager', `/practice/${ELM.code}`)).toBeUndefined()
  expect(await told('officer', '/lmc/borsetshire')).toBeUndefined()
  const aside = (who: 'partner' | 'manager', to: string) =>
    ask(db, { path: '/account/security', cookie: world.cookies[who], form: { seen: 'tries', to } })
  expect((await aside('manager', `/practice/${ELM.code}`)).status).toBe(302)
  expect((await ask(db, { path: '/account/security', form: { seen: 'tries' } })).to).toContain('/sign-in')
  expect(await told('partner', `/practice/${ELM.code}`)).toBeDefined()
  expect((await aside('partner', '//evil.example')).to).toBe(`/practice/${ELM.code}`)
  expect(await told('partner', `/practice/${ELM.code}`)).toBeUndefined()
})

test('leaving asks again where more follows than was told: the last partner of a moment ago knows before anything ends', async () => {
  const db = copyOf(world)
  const cookie = world.cookies.partner
  const id = String(db.select().from(roleAssignments).where(eq(roleAssignments.personId, world.people.partner)).get()?.id)
  const ended = () => db.select().from(roleAssignments).where(eq(roleAssignments.id, id)).get()?.endedAt ?? null
  for (const path of ['/account/roles', `/practice/${ELM.code}/people`]) {
    const answer = await ask(db, { path, cookie, form: { intent: 'end', id, told: '' } })
    expect([path, answer.status, ended()]).toEqual([path, 422, null])
    const shown = await ask(db, { path: `${path}?end=${id}`, cookie })
    expect(shown.data).toContain('"leaving":[{"scope":"Elm Surgery","without":"partner"}]')
  }
  const told = 'partner Elm Surgery'
  const left = await ask(db, { path: '/account/roles', cookie, form: { intent: 'end', id, told } })
  expect(left).toMatchObject({ to: '/account/roles', flashed: { done: 'You have left. Your access there has ended.' } })
  expect(ended()).toBe(NOW)
  const home = await ask(db, { path: '/', cookie: left.cookie })
  expect(home.body).toMatchObject({ entrance: { href: '/account/roles', label: 'My roles' } })
  expect((await ask(db, { path: `/practice/${ELM.code}`, cookie: left.cookie })).status).toBe(404)
  expect((await ask(db, { path: '/sign-in', cookie: left.cookie })).to).toBe('/account/roles')
})

test('a manager is told that a partner answers a wish to be a partner', async () => {
  const db = copyOf(world)
  askToJoin(db, { practiceCode: ELM.code, role: 'practice-partner', name: 'Dr N. Ew', email: 'new@example.org' }, NOW - 5)
  await passOnJoinWishes(db, { publicAddress: 'https://concert.example' }, NOW - 5)
  const asking = async (who: 'partner' | 'manager') =>
    ((await ask(db, { path: `/practice/${ELM.code}`, cookie: world.cookies[who] })).body as { asking: unknown }).asking
  expect([await asking('partner'), await asking('manager')]).toEqual([[{ mayAnswer: true }], [{ mayAnswer: false }]])
})
