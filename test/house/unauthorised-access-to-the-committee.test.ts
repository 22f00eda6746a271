import { beforeAll, expect, test } from 'vitest'
import { keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { type AccessWorld, accessWorld, copyOf, KNOCKERS } from '#test/support/access-world.ts'
import { ask, askFrame } from '#test/support/asking.ts'

let world: AccessWorld
beforeAll(async () => {
  world = await accessWorld()
})

const AFTER_THE_RELEASE = instantOf('2026-06-22', '09:05')
/** A copy of the world in which the releases are out. */
function released() {
  const db = copyOf(world)
  issueDueReleases(db, keyOf(Buffer.alloc(32)), AFTER_THE_RELEASE)
  return db
}
const pages = [
  '/committee',
  '/committee?as-at=2026-06-21&known=then',
  '/committee?as-at=2026-06-21&known=now&order=data-sharing-review&action=medicines-choices',
]

test('the committee reads no practice, by code, name or word, only the counts of the week', async () => {
  const db = released()
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
  const { body } = await ask(released(), { path: '/committee', cookie: world.cookies.member, now: AFTER_THE_RELEASE })
  const { week } = body as { week: { lmcs: Record<string, unknown>[] } }
  expect(week.lmcs.map((row) => Object.keys(row).sort())).toEqual(
    Array(2).fill(['icbs', 'name', 'open', 'region', 'shown', 'slug', 'standIn', 'why']),
  )
})

test('a day no figure may exist for is answered with the week’s end before it, and never with today', async () => {
  const db = released()
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

test('what the public reads names no LMC that did not choose it, and no practice', async () => {
  const db = released()
  const { body, data } = await ask(db, { path: '/', now: AFTER_THE_RELEASE })
  const { week } = body as { week: { audience: string; england: { reporters: number } } }
  expect([week.audience, week.england.reporters > 0]).toEqual(['public', true])
  expect(data).not.toMatch(/Y0000\d|Elm|Oak Surgery|Midlands|Borsetshire|Loamshire/)
})
