import { beforeAll, expect, test } from 'vitest'
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
