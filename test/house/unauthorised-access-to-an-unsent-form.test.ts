import { globSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { startSession } from '#app/features/people/sessions/sessions.server.ts'
import { drawnForMark } from '#app/features/people/sessions/unsent-forms.server.ts'
import { secretKeyOf } from '#app/platform/secret-key.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import type { Db } from '#db/client.server.ts'
import { ACTION, type AccessWorld, accessWorld, copyOf, ELM, type Knocker } from '#test/support/access-world.ts'
import { allRoutes, ask, askFrame, moduleOf, NOW } from '#test/support/asking.ts'

const HOUR = 3_600_000
const TYPED = 'Words that took a quarter of an hour. '.repeat(37)
const FORM = { note: TYPED, words: TYPED, password: 'owls borrow copper kettles', old: 'a secret', state: 'considering' }

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const settings = readSettings({ PUBLIC_ADDRESS: 'http://localhost:3000' })
const markOf = (who: Knocker) => drawnForMark(secretKeyOf(settings.ok ? settings.settings : ({} as never)), world.people[who])

/** A Cookie header whose session is over by its idle limit, of the role that a path belongs to. */
async function endedCookie(db: Db, path: string): Promise<{ who: Knocker; ended: string }> {
  const who = path.startsWith('/lmc') ? 'officer' : path.startsWith('/committee') ? 'editor' : 'partner'
  const hours = who === 'partner' ? 13 : 1
  const start = await startSession(db, world.people[who], false, { now: NOW - hours * HOUR, strong: true })
  return { who, ended: start.split(';')[0]! }
}

/** Every address with a form that asks a visitor to sign in. */
async function guardedForms(): Promise<string[]> {
  const parameters: Record<string, string> = { practice: ELM.code, lmc: 'borsetshire', action: ACTION, entry: world.elmEntry }
  const paths: string[] = []
  for (const { address, file } of allRoutes) {
    if (!(await moduleOf(file)).action) continue
    const own = { ...parameters, draft: world.draft, feedback: world.elmFeedback }
    const path = address.replace(/:(\w+)/g, (_all, name: string) => own[name as keyof typeof own] ?? 'nothing')
    const { to } = await ask(copyOf(world), { path, form: FORM })
    if (to === `/sign-in?to=${encodeURIComponent(path)}`) paths.push(path)
  }
  return paths
}

test('whatever form a session ends in, what was typed is found again after signing in, by its owner alone and for a day', async () => {
  const paths = await guardedForms()
  expect(paths.length).toBeGreaterThan(20)
  for (const path of paths) {
    const db = copyOf(world)
    const { who, ended } = await endedCookie(db, path)
    const { to } = await ask(db, { path, cookie: ended, form: FORM })
    const unsent = decodeURIComponent(to?.replace('/sign-in?to=', '') ?? '')
    expect([path, unsent]).toEqual([path, expect.stringMatching(/^\/unsent\/[\w-]+$/)])
    const found = await ask(db, { path: unsent, cookie: world.cookies[who] })
    expect([path, found.body]).toMatchObject([path, { why: 'session-over', path }])
    expect((found.body as { fields: unknown }).fields).toEqual(
      expect.arrayContaining([
        ['note', TYPED],
        ['words', TYPED],
      ]),
    )
    expect(found.data).not.toMatch(/owls borrow|a secret/)
    const others: Knocker[] = ['manager', 'next-door', 'neighbour', 'member']
    for (const other of others) expect((await ask(db, { path: unsent, cookie: world.cookies[other] })).status).toBe(404)
    expect((await ask(db, { path: unsent, cookie: world.cookies[who], now: NOW + 24 * HOUR })).status).toBe(404)
    const filled = async (by: Knocker, at = path) => {
      const asked = { path: `${at}?unsent=${unsent.replace('/unsent/', '')}`, cookie: world.cookies[by] }
      return ((await askFrame(db, asked)).body as { unsent?: [string, string][] }).unsent
    }
    expect(await filled(who)).toEqual(expect.arrayContaining([['note', TYPED]]))
    for (const other of others) expect(await filled(other)).toBeUndefined()
    expect(await filled(who, '/menu')).toBeUndefined()
    const stored = db.$client.prepare('select form from unsent_forms').pluck().all().join()
    expect(stored).not.toContain('quarter of an hour')
  }
})

test('the sign-in page says why it is there', async () => {
  const db = copyOf(world)
  const { ended } = await endedCookie(db, '/practice')
  const why = async (path: string, cookie?: string) => ((await ask(db, { path, cookie })).body as { why: string | null }).why
  expect(await why('/sign-in')).toBeNull()
  expect(await why('/sign-in?to=/practice/Y00001')).toBe('Sign in to open the page you asked for.')
  expect(await why('/sign-in?to=/practice/Y00001', ended)).toContain('Your session has ended')
  expect(await why('/sign-in?to=/unsent/x', ended)).toContain('what you typed is waiting for you')
})

test('a form drawn for one person and sent by the next at the same desktop asks first; nothing is recorded until they send it', async () => {
  const db = copyOf(world)
  const path = `/practice/${ELM.code}/feedback`
  const form = { action: ACTION, kind: 'risk', words: 'Seen by the partner who left the desk' }
  const sent = () => db.$client.prepare('select count(*) from feedback').pluck().get()
  const before = sent()
  const cookie = world.cookies.manager
  const { to } = await ask(db, { path, cookie, form: { ...form, 'drawn-for': markOf('partner') } })
  expect(to).toMatch(/^\/unsent\//)
  expect(sent()).toBe(before)
  expect((await ask(db, { path: to!, cookie })).body).toMatchObject({ why: 'other-person', path })
  expect((await ask(db, { path: to!, cookie: world.cookies.partner })).status).toBe(404)
  const knowingly = { ...form, 'drawn-for': markOf('manager'), unsent: to!.replace('/unsent/', '') }
  expect((await ask(db, { path, cookie, form: knowingly })).status).toBe(302)
  expect(sent()).toBe(Number(before) + 1)
  expect((await ask(db, { path: to!, cookie })).status).toBe(404)
})

test('the filled page takes the place of the stored form; another form of the same page leaves it', async () => {
  const db = copyOf(world)
  const path = `/practice/${ELM.code}/people`
  const { ended } = await endedCookie(db, path)
  const form = { intent: 'invite', role: 'practice-manager', email: 'not an address', 'drawn-for': markOf('partner') }
  const { to } = await ask(db, { path: `${path}?end=nobody`, cookie: ended, form })
  const unsent = decodeURIComponent(to!.replace('/sign-in?to=', ''))
  const cookie = world.cookies.partner
  const stored = async () => (await ask(db, { path: unsent, cookie })).body
  expect(await stored()).toMatchObject({ path: `${path}?end=nobody` })
  const filled = `${path}?end=nobody&unsent=${unsent.replace('/unsent/', '')}`
  await ask(db, { path: filled, cookie, form: { intent: 'revoke', id: 'nothing' } })
  expect(await stored()).toMatchObject({ path: `${path}?end=nobody` })
  // The session ends again: the second form names its own page and no longer the first.
  const again = await ask(db, { path: filled, cookie: ended, form })
  expect((await ask(db, { path: decodeURIComponent(again.to!.replace('/sign-in?to=', '')), cookie })).body).toMatchObject({
    path: `${path}?end=nobody`,
  })
  expect((await ask(db, { path: filled, cookie, form })).status).toBe(422)
  expect((await ask(db, { path: unsent, cookie })).status).toBe(404)
})

test('no page hands its first values to a form as if they were sent: they would hide what was not sent', () => {
  const files = globSync('app/**/*.tsx').map((file) => [file, readFileSync(file, 'utf8')] as const)
  const wrong = files.filter(([, text]) => /<FormState[^>]*\bvalues=\{[^}]*\?\?/.test(text)).map(([file]) => file)
  expect(wrong).toEqual([])
})

test('whoever never had a session has nothing stored, and of one person five forms at most', async () => {
  const db = copyOf(world)
  const path = `/practice/${ELM.code}/feedback`
  const stored = () => db.$client.prepare('select count(*) from unsent_forms').pluck().get()
  for (const cookie of [undefined, `concert=${'x'.repeat(40)}`, 'concert=x']) await ask(db, { path, cookie, form: FORM })
  expect(stored()).toBe(0)
  const { ended } = await endedCookie(db, path)
  for (let i = 0; i < 8; i += 1) await ask(db, { path, cookie: ended, form: FORM, now: NOW + i })
  expect(stored()).toBe(5)
})
