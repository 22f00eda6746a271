import { beforeAll, expect, test } from 'vitest'
import { openLmcAnswers } from '#app/features/lmc-desk/practices/open-lmc-answers.server.ts'
import { hashPassword } from '#app/features/people/sign-in/passwords.server.ts'
import { type AccessWorld, accessWorld, copyOf, KNOCKERS } from '#test/support/access-world.ts'
import { ask, NOW } from '#test/support/asking.ts'
import { waitingMails } from '#test/support/mail.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const signedIn = KNOCKERS.filter((who) => who !== 'nobody')
const emailOf = (person: string) =>
  copyOf(world).$client.prepare('select email from persons where id = ?').pluck().get(person) as string

test('my details, and the file of my data, hold the asker’s address and nobody else’s', async () => {
  for (const who of signedIn) {
    const db = copyOf(world)
    const page = await ask(db, { path: '/account/details', cookie: world.cookies[who] })
    const file = await ask(db, { path: '/account/data/file', cookie: world.cookies[who], form: {} })
    for (const answer of [page, file]) {
      expect(answer.data).toContain(emailOf(world.people[who]))
      for (const other of signedIn.filter((one) => one !== who))
        expect([who, other, answer.data.includes(emailOf(world.people[other]))]).toEqual([who, other, false])
    }
  }
})

test('nobody else can be corrected or deleted by naming them in the form', async () => {
  const db = copyOf(world)
  const rows = () => db.$client.prepare('select id, name, email from persons where id <> ? order by id').all(world.people.partner)
  const before = rows()
  const forged = { personId: world.people.editor, id: world.people.editor, email: emailOf(world.people.editor) }
  await ask(db, { path: '/account/details', cookie: world.cookies.partner, form: { name: 'Mine Own', ...forged } })
  await ask(db, { path: '/account/delete', cookie: world.cookies.partner, form: { password: 'wrong', ...forged } })
  expect(rows()).toEqual(before)
})

test('an account is not deleted, nor its address changed, without the password', async () => {
  const db = copyOf(world)
  for (const form of [{ password: '' }, { password: 'wrong' }, { password: 'x'.repeat(10_000) }])
    expect((await ask(db, { path: '/account/delete', cookie: world.cookies.partner, form })).status).toBe(422)
  const form = { email: 'thief@example.org', password: 'wrong' }
  expect((await ask(db, { path: '/account/address', cookie: world.cookies.partner, form })).status).toBe(422)
  expect(waitingMails(db)).toEqual([])
  expect((await ask(db, { path: '/account/details', cookie: world.cookies.partner })).status).toBe(200)
})

test.each([
  ['a line break for a header', 'me@example.org\r\nBcc: all@example.org'],
  ['two addresses', 'me@example.org, all@example.org'],
  ['a letter that only looks like one', 'pаrtner@example.org'],
  ['ten thousand characters', `${'a'.repeat(10_000)}@example.org`],
])('a new address with %s is refused, and no mail waits', async (_what, email) => {
  const db = copyOf(world)
  db.$client
    .prepare('update persons set password_hash = ? where id = ?')
    .run(await hashPassword('three unrelated words'), world.people.partner)
  const form = { email, password: 'three unrelated words' }
  expect((await ask(db, { path: '/account/address', cookie: world.cookies.partner, form })).status).toBe(422)
  expect(waitingMails(db)).toEqual([])
})

test('with the password the account goes, the sessions end, and the person is nobody here', async () => {
  const db = copyOf(world)
  db.$client
    .prepare('update persons set password_hash = ? where id = ?')
    .run(await hashPassword('three unrelated words'), world.people.partner)
  const form = { password: 'three unrelated words', told: 'partner Elm Surgery' }
  const untold = await ask(db, { path: '/account/delete', cookie: world.cookies.partner, form: { ...form, told: '' } })
  expect(untold).toMatchObject({ status: 422, data: expect.stringContaining('Nothing has ended yet') })
  expect(await ask(db, { path: '/account/delete', cookie: world.cookies.partner, form })).toMatchObject({
    status: 302,
    to: '/account/deleted',
  })
  for (const path of ['/practice/Y00001', '/account/details', '/practice/Y00001/who-looked'])
    expect((await ask(db, { path, cookie: world.cookies.partner })).to).toMatch(/^\/sign-in/)
})

test('who looked names roles and places, never the officer, and shows one practice only its own looks', async () => {
  const db = copyOf(world)
  openLmcAnswers(db, 'borsetshire', { personId: world.people.officer }, NOW - 60_000)
  const oak = await ask(db, { path: '/practice/Y00002/who-looked', cookie: world.cookies['next-door'] })
  expect(oak.data).toContain('"times":1')
  const elm = await ask(db, { path: '/practice/Y00001/who-looked', cookie: world.cookies.partner })
  expect(elm.data).toContain('"lists":[]')
  for (const { data } of [oak, elm])
    for (const secret of [world.people.officer, emailOf(world.people.officer), 'lmc-officer borsetshire'])
      expect(data).not.toContain(secret)
})
