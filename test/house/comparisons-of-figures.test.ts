import { beforeAll, expect, test } from 'vitest'
import { weekEnds } from '#app/features/figures/releases/release-queries.server.ts'
import { sinceLastLook } from '#app/features/people/accounts/last-look.server.ts'
import type { Db } from '#db/client.server.ts'
import { ask } from '#test/support/asking.ts'
import { cookieOf, someone } from '#test/support/england.ts'
import { FIGURES_NOW, figuresWorld } from '#test/support/figures-world.ts'

let db: Db
let member: string
beforeAll(async () => {
  db = figuresWorld()
  member = await cookieOf(db, someone(db, 'committee-member'))
})

test('the funnel names LMCs to the committee, and shows points without a name to everybody else', async () => {
  const funnel = async (path: string, cookie?: string) => {
    const { data } = await ask(db, { path, cookie, now: FIGURES_NOW })
    return /class=\\?"funnel\\?".*?<\/svg>/s.exec(data)?.[0] ?? ''
  }
  expect(await funnel('/committee', member)).toMatch(/The north-\d LMC: \d+ of \d+/)
  const everybody = await funnel('/figures')
  expect(everybody).toContain('<circle')
  expect(everybody).not.toContain('LMC: ')
})

test('two weeks are compared with what chance and blur cannot explain; a week beside itself or a later one is not', async () => {
  const data = async (query: string) => (await ask(db, { path: `/committee?${query}`, cookie: member, now: FIGURES_NOW })).data
  expect(await data('as-at=2024-11-17&compare=2024-10-20')).toContain('What moved')
  expect(await data('as-at=2024-11-17&compare=none')).not.toContain('What moved')
  expect(await data('as-at=2024-10-20&compare=2024-11-17')).not.toContain('What moved')
})

test('a member who comes back is told what moved since the week they looked at last, unless they ask for another week', async () => {
  const returning = someone(db, 'committee-editor')
  const cookie = await cookieOf(db, returning)
  const data = async (query = '') => (await ask(db, { path: `/committee${query}`, cookie, now: FIGURES_NOW })).data
  const told = '"since":"2024-'
  const [latest, , before] = weekEnds(db)
  sinceLastLook(db, returning, before!)
  const first = await data()
  expect(first).toContain(told)
  expect(first).toContain('What moved')
  expect(await data()).toContain(told)
  expect(await data(`?as-at=${before}`)).not.toContain(told)
  expect(sinceLastLook(db, returning, latest!)).toBe(before)
  expect((await ask(db, { path: '/committee', cookie: member, now: FIGURES_NOW })).data).not.toContain(told)
})
