import { beforeAll, expect, test } from 'vitest'
import { instantOf } from '#app/platform/time.ts'
import { type AccessWorld, accessWorld, copyOf, KNOCKERS } from '#test/support/access-world.ts'
import { ask, askFrame } from '#test/support/asking.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const AFTER_THE_RELEASE = instantOf('2026-06-22', '09:05')
const pages = [
  '/committee',
  '/committee?as-at=2026-06-21&known=then',
  '/committee?as-at=2026-06-21&known=now&order=data-sharing-review&action=medicines-choices',
]

test('the committee reads no practice, by code, name or word, only the counts of the week', async () => {
  const db = copyOf(world)
  for (const path of pages)
    for (const who of ['member', 'editor'] as const) {
      const question = { path, cookie: world.cookies[who], now: AFTER_THE_RELEASE }
      const answer = await ask(db, question)
      expect(answer.data).toContain('"weekEnd":"2026-06-21"')
      expect(answer.data).toContain('Borsetshire LMC')
      for (const { data } of [answer, await askFrame(db, question)])
        expect(data).not.toMatch(/Y0000\d|Elm|Oak Surgery|Ash Surgery|writes this|too few hands/)
    }
})

test('an LMC under the threshold shows the committee no count of its own', async () => {
  const { body } = await ask(copyOf(world), { path: '/committee', cookie: world.cookies.member, now: AFTER_THE_RELEASE })
  const { rollUp } = body as { rollUp: { rows: Record<string, unknown>[] } }
  expect(rollUp.rows.map((row) => Object.keys(row).sort())).toEqual([
    ['name', 'open', 'region', 'shown', 'slug', 'standIn'],
    ['name', 'open', 'region', 'shown', 'slug', 'standIn'],
  ])
})

test('a day no figure may exist for is answered with the week’s end before it, and never with today', async () => {
  const db = copyOf(world)
  for (const day of ['2026-06-17', '2026-06-28', '2099-12-31', 'nonsense', '2026-02-30']) {
    const { data } = await ask(db, { path: `/committee?as-at=${day}`, cookie: world.cookies.member, now: AFTER_THE_RELEASE })
    expect([day, data.match(/"weekEnd":"([^"]+)"/)?.[1]]).toEqual([day, day === '2026-06-17' ? '2026-06-14' : '2026-06-21'])
  }
})

test.each(KNOCKERS.filter((who) => who !== 'member' && who !== 'editor'))(
  '%s reads nothing of the committee’s page',
  async (who) => {
    const db = copyOf(world)
    for (const path of pages) {
      const answer = await ask(db, { path, cookie: world.cookies[who] })
      expect([answer.status, answer.data]).toEqual([who === 'nobody' ? 302 : 404, ''])
    }
  },
)

test('what the public reads is rounded to 5 and speaks of England alone', async () => {
  const db = copyOf(world)
  const { body, data } = await ask(db, { path: '/', now: AFTER_THE_RELEASE })
  const { uptake } = body as { uptake: { nation: { reporters: number; taking: { low: number; of: number }[] } } }
  expect(uptake.nation.reporters % 5).toBe(0)
  for (const { low, of } of uptake.nation.taking) expect([low % 5, of % 5]).toEqual([0, 0])
  expect(data).not.toMatch(/Y0000\d|Elm|Oak Surgery|Midlands|Borsetshire|Loamshire/)
  expect(Object.keys(uptake.nation).sort()).toEqual(['any', 'open', 'reportRate', 'reporters', 'taking'])
})
