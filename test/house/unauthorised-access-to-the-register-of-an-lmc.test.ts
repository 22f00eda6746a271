import { beforeAll, expect, test } from 'vitest'
import { type AccessWorld, accessWorld, copyOf, ELM, KNOCKERS, OAK, OAK_REQUEST } from '#test/support/access-world.ts'
import { ask } from '#test/support/asking.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})
const FORMS: Record<'not-ours' | 'successor', Record<string, string>> = {
  'not-ours': { from: '1 June 2026', lmc: 'borsetshire', reason: 'Mine', seen: '' },
  successor: { successor: 'Y00002', reason: 'Mine', seen: '' },
}
type Db = ReturnType<typeof copyOf>
const register = (db: Db) =>
  JSON.stringify(
    ['register_requests', 'practice_memberships', 'practice_statuses'].map((table) =>
      db.$client.prepare(`select * from ${table}`).all(),
    ),
  )

test('unauthorised access to what LMCs say of a practice: only their officers and the practice read it', async () => {
  const id = world.oakRequest
  const shown: Record<string, string[]> = {
    '/lmc/borsetshire/register': ['officer'],
    [`/lmc/borsetshire/register/${id}`]: ['officer'],
    '/lmc/loamshire/register': ['neighbour'],
    [`/lmc/loamshire/register/${id}`]: ['neighbour'],
    [`/practice/${OAK.code}`]: ['next-door'],
    [`/practice/${ELM.code}`]: [],
    '/': [],
    '/committee': [],
  }
  for (const [path, readers] of Object.entries(shown)) {
    const found = []
    for (const who of KNOCKERS)
      if ((await ask(copyOf(world), { path, cookie: world.cookies[who] })).data.includes(OAK_REQUEST)) found.push(who)
    expect([path, found]).toEqual([path, readers])
  }
})

test('unauthorised access to an answer: nobody but an officer of the LMC that is asked confirms or refuses, by whatever address', async () => {
  const db = copyOf(world)
  const before = register(db)
  for (const lmc of ['borsetshire', 'loamshire', 'nowhere'])
    for (const who of KNOCKERS)
      for (const act of ['confirm', 'refuse']) {
        if (lmc === 'loamshire' && who === 'neighbour') continue
        const form = { do: act, word: 'Mine', seen: 'waiting' }
        const { status, to } = await ask(db, {
          path: `/lmc/${lmc}/register/${world.oakRequest}`,
          cookie: world.cookies[who],
          form,
        })
        expect([lmc, who, act, to?.startsWith('/sign-in') ? 404 : status]).toEqual([lmc, who, act, 404])
      }
  expect(register(db)).toBe(before)
})

test('unauthorised access to a practice of another LMC: an officer cannot say of it that it is theirs to give away, or name who took over', async () => {
  const db = copyOf(world)
  const before = register(db)
  for (const [who, lmc, code] of [
    ['neighbour', 'loamshire', ELM.code],
    ['neighbour', 'borsetshire', ELM.code],
    ['officer', 'borsetshire', 'Y00003'],
    ['officer', 'loamshire', 'Y00003'],
  ] as const)
    for (const page of ['not-ours', 'successor'] as const)
      for (const sent of [undefined, FORMS[page]]) {
        const path = `/lmc/${lmc}/practices/${code}/${page}`
        expect([path, (await ask(db, { path, cookie: world.cookies[who], form: sent })).status]).toEqual([path, 404])
      }
  expect(register(db)).toBe(before)
})
