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
  '/committee?as-at=2026-06-21&known=2026-06-22',
  '/committee?as-at=2026-06-21&known=2026-06-22&compare=none&action=medicines-choices&order=band',
]

test('the committee reads no practice, by code, name or word, only the counts of the week', async () => {
  const db = released()
  for (const path of pages)
    for (const who of ['member', 'editor'] as const) {
      const question = { path, cookie: world.cookies[who], now: AFTER_THE_RELEASE }
      const answer = await ask(db, question)
      expect(answer.data).toContain('"weekEnd":"2026-06-21"')
      expect(answer.data).toContain('>Borsetshire</a>')
      for (const { data } of [answer, await askFrame(db, question)])
        expect(data).not.toMatch(/Y0000\d|Elm|Oak Surgery|Ash Surgery|writes this|too few hands/)
    }
})

test('an LMC under the threshold shows the committee no count of its own', async () => {
  const { body } = await ask(released(), { path: '/committee', cookie: world.cookies.member, now: AFTER_THE_RELEASE })
  const html = (body as { shown: { main: { html: string } } }).shown.main.html
  const rows = [...html.matchAll(/<tr[^>]*><th scope="row"><a[^>]*>(Borsetshire|Loamshire)<\/a><\/th>(.*?)<\/tr>/g)]
  expect(
    rows.map(([, name, cells]) => [
      name,
      cells
        ?.replace(/<[^>]+>/g, ' ')
        .trim()
        .split(/\s{2,}/),
    ]),
  ).toEqual([
    ['Borsetshire', ['–', 'too few reports']],
    ['Loamshire', ['–', 'too few reports']],
  ])
})

test('a day no figure may exist for is answered with the week’s end before it, and never with today', async () => {
  const db = released()
  const asked = (day: string) =>
    ask(db, { path: `/committee?as-at=${day}`, cookie: world.cookies.member, now: AFTER_THE_RELEASE })
  for (const day of ['2026-06-17', '2026-06-28']) {
    const { data } = await asked(day)
    expect([day, data.match(/"weekEnd":"([^"]+)"/)?.[1]]).toEqual([day, day === '2026-06-17' ? '2026-06-14' : '2026-06-21'])
  }
  for (const day of ['2099-12-31', 'nonsense', '2026-02-30']) {
    const { status, data } = await asked(day)
    expect([day, status, data.includes('reporters')]).toEqual([day, 404, false])
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
  const { figures } = body as { figures: { any: { of: number } } }
  expect(figures.any.of).toBeGreaterThan(0)
  expect(data).not.toMatch(/Y0000\d|Elm|Oak Surgery|Borsetshire|Loamshire/)
})
