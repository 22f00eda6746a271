import { expect, test } from 'vitest'
import type { AccessWorld } from '#test/support/access-world.ts'
import { ACTION, accessWorld, copyOf, ELM } from '#test/support/access-world.ts'
import { ask, NOW } from '#test/support/asking.ts'

const A_DAY = 86_400_000
/** The clock of these tests stands at 17 June 2026. */
const LAST_DAY = '31 July 2026'

const waiting = async (db: ReturnType<typeof copyOf>, world: AccessWorld, now: number) => {
  const { data } = await ask(db, { path: '/lmc/borsetshire', cookie: world.cookies.officer, now })
  return Number(/<b>(\d+)<\/b> local notes? to review/.exec(data)?.[1] ?? 0)
}

test('an officer gives a local note a last day: practices read it until then, the desk recalls it two weeks before, and a new day ends that', async () => {
  const world = await accessWorld()
  const db = copyOf(world)
  const path = `/lmc/borsetshire/notes/${ACTION}`
  const officer = { path, cookie: world.cookies.officer }
  const typed = { do: 'write', flag: 'do-not', reason: 'The local scheme pays for it', advice: '', effort: '', impact: '' }
  const refused = await ask(db, { ...officer, form: { ...typed, seen: '', reviewBy: '1 June 2026' } })
  expect([refused.status, Object.keys((refused.body as { errors: object }).errors)]).toEqual([422, ['reviewBy']])
  expect((await ask(db, { ...officer, form: { ...typed, seen: '', reviewBy: LAST_DAY } })).status).toBe(302)
  expect(await waiting(db, world, NOW)).toBe(0)
  const read = async (now: number) =>
    (await ask(db, { path: `/practice/${ELM.code}`, cookie: world.cookies.partner, now })).data.includes(typed.reason)
  expect(await read(NOW)).toBe(true)
  const [soon, after] = [NOW + 35 * A_DAY, NOW + 50 * A_DAY]
  expect([await waiting(db, world, soon), await read(soon)]).toEqual([1, true])
  expect([await waiting(db, world, after), await read(after)]).toEqual([1, false])
  const { seen } = (await ask(db, { ...officer, now: after })).body as { seen: string }
  const renewed = { ...typed, seen, reviewBy: '31 December 2026' }
  expect((await ask(db, { ...officer, form: renewed, now: after })).status).toBe(302)
  expect([await waiting(db, world, after), await read(after)]).toEqual([0, true])
})
