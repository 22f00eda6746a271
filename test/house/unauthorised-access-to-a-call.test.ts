import { beforeAll, expect, test } from 'vitest'
import { type AccessWorld, accessWorld, copyOf, ELM, ELM_CALL, KNOCKERS, OAK } from '#test/support/access-world.ts'
import { ask } from '#test/support/asking.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})
const LIST = '/lmc/borsetshire/calls'
const calls = (db: ReturnType<typeof copyOf>) => JSON.stringify(db.$client.prepare('select * from call_requests').all())

test('that a practice asked for a call, and about what, is seen by its own people and the officers of its LMC alone', async () => {
  const desks = ['/', '/committee', '/lmc/loamshire', '/lmc/loamshire/calls', '/lmc/borsetshire', `/practice/${OAK.code}/call`]
  for (const path of [...desks, `/practice/${ELM.code}/call`, LIST, `${LIST}/${world.elmCall}`]) {
    const readers = []
    for (const who of KNOCKERS)
      if ((await ask(copyOf(world), { path, cookie: world.cookies[who] })).data.includes(ELM_CALL)) readers.push(who)
    const own = path.startsWith(`/practice/${ELM.code}`) ? ['partner', 'manager'] : []
    expect([path, readers]).toEqual([path, path.startsWith(LIST) ? ['officer'] : own])
  }
})

test('a call of another LMC’s practice cannot be read or answered through one’s own LMC', async () => {
  const db = copyOf(world)
  const path = `/lmc/loamshire/calls/${world.elmCall}`
  const before = calls(db)
  for (const form of [undefined, { do: 'done', answer: 'Mine', seen: 'waiting' }])
    expect((await ask(db, { path, cookie: world.cookies.neighbour, form })).status).toBe(404)
  expect(calls(db)).toBe(before)
})

test('nobody outside the practice asks or withdraws for it, by whatever id', async () => {
  const db = copyOf(world)
  const before = calls(db)
  for (const who of ['next-door', 'elsewhere', 'officer', 'neighbour', 'member', 'editor'] as const)
    for (const act of ['withdraw', 'ask'])
      expect(
        (
          await ask(db, {
            path: `/practice/${ELM.code}/call`,
            cookie: world.cookies[who],
            form: { do: act, topic: 'action', seen: world.elmCall },
          })
        ).status,
      ).toBe(404)
  const own = { do: 'withdraw', seen: world.elmCall }
  expect((await ask(db, { path: `/practice/${OAK.code}/call`, cookie: world.cookies['next-door'], form: own })).status).toBe(422)
  expect(calls(db)).toBe(before)
})

test('an officer’s name is not told to the practice', async () => {
  const db = copyOf(world)
  const form = { do: 'take', answer: '', seen: 'waiting' }
  expect((await ask(db, { path: `${LIST}/${world.elmCall}`, cookie: world.cookies.officer, form })).status).toBe(302)
  const { data } = await ask(db, { path: `/practice/${ELM.code}/call`, cookie: world.cookies.partner })
  expect(data).not.toContain(world.people.officer)
  expect(data).not.toContain('lmc-officer borsetshire')
})
