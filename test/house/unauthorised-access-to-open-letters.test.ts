import { beforeAll, expect, test } from 'vitest'
import { type AccessWorld, accessWorld, copyOf, KNOCKERS } from '#test/support/access-world.ts'
import { ask } from '#test/support/asking.ts'
import { OPEN_LETTER } from '#test/support/open-letter.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const path = '/lmc/borsetshire/open-letters'
const form = { letter: OPEN_LETTER, do: 'signed', seen: '0/1' }

test('unauthorised access to open letters: nobody signs for an LMC but its officers', async () => {
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
  expect(db.$client.prepare('select count(*) from open_letter_acts').pluck().get()).toBe(0)
})

test('an officer signs, the public page names the LMC, and no page names one that did not', async () => {
  const db = copyOf(world)
  const cookie = world.cookies.officer
  expect((await ask(db, { path, cookie, form })).status).toBe(302)
  const page = await ask(db, { path: `/open-letters/${OPEN_LETTER}` })
  expect([page.data.includes('Borsetshire'), page.data.includes('Loamshire')]).toEqual([true, false])
  for (const bad of [{} as Record<string, string>, { ...form, do: 'burn' }, { ...form, seen: 'x' }, { ...form, letter: 'none' }])
    expect((await ask(db, { path, cookie, form: bad })).status).toBe(422)
  expect(db.$client.prepare('select act from open_letter_acts').pluck().all()).toEqual(['signed'])
})
