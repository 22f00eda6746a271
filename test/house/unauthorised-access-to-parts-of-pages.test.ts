import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessWorld, accessWorld, copyOf, type Knocker, parametersOf, pathTo } from '#test/support/access-world.ts'
import { allRoutes, ask, moduleOf, NOW } from '#test/support/asking.ts'
import { type ServedHere, servedHere } from '#test/support/served-here.ts'

/*
 * A script in the browser asks for a page's data alone (`.data`), and may name which part of it (`_routes`): so each part guards itself.
 * Strangers ask for every page of every tenant in that way, over HTTP.
 */

const STRANGERS: Knocker[] = ['nobody', 'next-door', 'neighbour', 'member']
const GUARDED = /^\/(practice|lmc|committee|account|places)\b/

let world: AccessWorld
let served: ServedHere
let clock = NOW
beforeAll(async () => {
  world = await accessWorld()
  served = await servedHere(copyOf(world), () => clock++)
}, 60_000)
afterAll(() => served.stop())

test('no part of a page answers somebody whom the page does not', async () => {
  const db = copyOf(world)
  const opened: string[] = []
  let refused = 0
  for (const { address, file } of allRoutes) {
    if (!GUARDED.test(address) || !(await moduleOf(file)).loader) continue
    const path = pathTo(address, parametersOf(world))
    const id = file.replace(/\.tsx?$/, '')
    for (const who of STRANGERS) {
      const cookie = world.cookies[who] ?? ''
      const page = await ask(db, { path, cookie })
      if (page.status === 200) continue
      for (const part of [`${path}.data`, `${path}.data?_routes=${encodeURIComponent(id)}`]) {
        const { status } = await served.ask(part, { cookie })
        refused += 1
        if (status === 200) opened.push(`${who} ${part}`)
      }
    }
  }
  expect(opened).toEqual([])
  expect(refused).toBeGreaterThan(400)
}, 120_000)

test('the same is answered to those whom the page answers, so that the test above can fail', async () => {
  const path = `${pathTo('/practice/:practice', parametersOf(world))}.data?_routes=${encodeURIComponent('routes/practice/this-week')}`
  const own = await served.ask(path, { cookie: world.cookies.partner! })
  expect([own.status, own.text.includes('Elm Surgery')]).toEqual([200, true])
  const stranger = await served.ask(path, { cookie: world.cookies['next-door']! })
  expect([stranger.status === 200, stranger.text.includes('Elm Surgery')]).toEqual([false, false])
})
