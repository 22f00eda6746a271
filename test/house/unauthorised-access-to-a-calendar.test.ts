import { beforeAll, expect, test } from 'vitest'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { endRole } from '#app/features/people/joining-and-leaving/end-role.server.ts'
import { deleteAccount } from '#app/features/people/own-data/delete-account.server.ts'
import type { Db } from '#db/client.server.ts'
import { type AccessWorld, accessWorld, copyOf, ELM, OAK } from '#test/support/access-world.ts'
import { ask, NOW } from '#test/support/asking.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const page = `/practice/${ELM.code}/calendar`
const cookieOf = (who: 'partner' | 'manager' | 'next-door') => world.cookies[who]

/** Makes the address of Elm's partner and returns its path. */
async function made(db: Db, titles = 'neutral'): Promise<string> {
  const { body } = await ask(db, { path: page, cookie: cookieOf('partner'), form: { do: 'make', titles } })
  return new URL((body as { made: string }).made).pathname
}
const GONE = { status: 404, data: '', to: null }

test('the address opens without signing in, and is told once: neither the page nor the file of the database holds it', async () => {
  const db = copyOf(world)
  const path = await made(db)
  expect(await ask(db, { path })).toMatchObject({ status: 200, data: expect.stringContaining('BEGIN:VCALENDAR') })
  const secret = path.replace(/^.*\/|\.ics$/g, '')
  expect((await ask(db, { path: page, cookie: cookieOf('partner') })).data).not.toContain(secret)
  expect(db.$client.serialize().includes(Buffer.from(secret))).toBe(false)
})

test('an address that was ended, renewed, mistyped or never was answers alike', async () => {
  const db = copyOf(world)
  const first = await made(db)
  const second = await made(db)
  expect(await ask(db, { path: first })).toMatchObject(GONE)
  expect(await ask(db, { path: second })).toMatchObject({ status: 200 })
  await ask(db, { path: page, cookie: cookieOf('partner'), form: { do: 'end' } })
  const wrong = [second, second.toUpperCase(), second.replace('.ics', ''), `/calendar/${'a'.repeat(43)}.ics`, '/calendar/%00.ics']
  for (const path of wrong) expect([path, await ask(db, { path })]).toMatchObject([path, GONE])
})

test('the address ends with the role it was made for, also when the person comes back, and with the account', async () => {
  const left = copyOf(world)
  const path = await made(left)
  endRole(left, rolesOf(left, world.people.partner)[0]!.id, 'operator', NOW + 1)
  expect(await ask(left, { path, now: NOW + 2 })).toMatchObject(GONE)
  const deleted = copyOf(world)
  const other = await made(deleted)
  const person = { id: world.people.partner, name: '', roles: rolesOf(deleted, world.people.partner) }
  deleteAccount(deleted, person, NOW + 1)
  expect(await ask(deleted, { path: other, now: NOW + 2 })).toMatchObject(GONE)
})

test('nobody ends or reads the address of a colleague, and nobody of another practice makes one here', async () => {
  const db = copyOf(world)
  const path = await made(db)
  await ask(db, { path: page, cookie: cookieOf('manager'), form: { do: 'end' } })
  expect(await ask(db, { path })).toMatchObject({ status: 200 })
  expect((await ask(db, { path: page, cookie: cookieOf('manager') })).body).toMatchObject({ feed: null })
  const form = { do: 'make', titles: 'named' }
  expect(await ask(db, { path: page, cookie: cookieOf('next-door'), form })).toMatchObject(GONE)
})

test('a calendar holds nothing of another practice', async () => {
  const db = copyOf(world)
  const { data } = await ask(db, { path: await made(db, 'named') })
  for (const secret of [OAK.code, OAK.note, world.people.partner]) expect(data).not.toContain(secret)
})

test('someone who tries addresses is slowed down', async () => {
  const db = copyOf(world)
  const tries = Array.from({ length: 101 }, (_, i) => `/calendar/${String(i).padStart(43, 'x')}.ics`)
  let last = 0
  for (const path of tries) last = (await ask(db, { path })).status
  expect(last).toBe(429)
})
