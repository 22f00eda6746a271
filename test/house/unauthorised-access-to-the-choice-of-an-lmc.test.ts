import { beforeAll, expect, test } from 'vitest'
import { type AccessWorld, accessWorld, copyOf, KNOCKERS } from '#test/support/access-world.ts'
import { ask } from '#test/support/asking.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const path = '/lmc/borsetshire/publicity'
const form = { shown: 'yes', seen: '0' }

test('unauthorised access to the choice of an LMC: nobody but its officers reads or makes it', async () => {
  const db = copyOf(world)
  for (const who of KNOCKERS.filter((one) => one !== 'officer')) {
    const cookie = world.cookies[who]
    const expected = who === 'nobody' ? 302 : 404
    expect([who, (await ask(db, { path, cookie })).status, (await ask(db, { path, cookie, form })).status]).toEqual([
      who,
      expected,
      expected,
    ])
  }
  expect(db.$client.prepare('select count(*) from lmc_publicity_choices').pluck().get()).toBe(0)
})

test('an officer chooses, the page says what holds, and a colleague’s newer choice is not written over unseen', async () => {
  const db = copyOf(world)
  const cookie = world.cookies.officer
  expect((await ask(db, { path, cookie, form })).status).toBe(302)
  expect((await ask(db, { path, cookie })).data).toContain('"isShown":true')
  const stale = await ask(db, { path, cookie, form: { shown: 'no', seen: '0' } })
  expect([stale.status, stale.data.includes('Another officer changed the choice')]).toEqual([422, true])
  for (const bad of [{} as Record<string, string>, { shown: 'maybe', seen: '1' }, { shown: 'yes', seen: 'x' }])
    expect((await ask(db, { path, cookie, form: bad })).status).toBe(422)
  expect(db.$client.prepare('select is_shown from lmc_publicity_choices').pluck().all()).toEqual([1])
})
