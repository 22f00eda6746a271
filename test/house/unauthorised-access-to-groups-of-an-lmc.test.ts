import { beforeAll, expect, test } from 'vitest'
import { type AccessWorld, accessWorld, copyOf, ELM, KNOCKERS, OWN_GROUP } from '#test/support/access-world.ts'
import { ask } from '#test/support/asking.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})
const kept = (db: ReturnType<typeof copyOf>) =>
  JSON.stringify([
    db.$client.prepare('select * from practice_groups').all(),
    db.$client.prepare('select * from practice_group_members').all(),
  ])

test('unauthorised access to groups of an LMC: their names are read by its own officers alone, on whatever page', async () => {
  const own = ['', '/groups', `/groups/${world.ownGroup}`, '/reminders', `/practices/${ELM.code}`]
  const pages = [
    ...own.map((end) => `/lmc/borsetshire${end}`),
    ...['/lmc', '/lmc/loamshire', '/lmc/loamshire/groups', `/lmc/loamshire/groups/${world.ownGroup}`, '/committee'],
    ...['', '/record', '/who-looked'].map((end) => `/practice/${ELM.code}${end}`),
  ]
  for (const path of pages) {
    const readers = []
    for (const who of KNOCKERS)
      if ((await ask(copyOf(world), { path, cookie: world.cookies[who] })).data.includes(OWN_GROUP)) readers.push(who)
    expect([path, readers]).toEqual([path, path.startsWith('/lmc/borsetshire') ? ['officer'] : []])
  }
})

test('a group of another LMC cannot be changed or removed through one’s own, nor filled with another LMC’s practices', async () => {
  const db = copyOf(world)
  const before = kept(db)
  const path = `/lmc/loamshire/groups/${world.ownGroup}`
  for (const act of ['save', 'remove']) {
    const form = { do: act, name: 'Mine', codes: '', seen: '1' }
    expect((await ask(db, { path, cookie: world.cookies.neighbour, form })).status).not.toBe(200)
  }
  const filled = { do: 'save', name: 'Mine', codes: ELM.code }
  expect((await ask(db, { path: '/lmc/loamshire/groups', cookie: world.cookies.neighbour, form: filled })).status).toBe(422)
  expect(kept(db)).toBe(before)
})
