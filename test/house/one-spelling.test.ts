import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demonstrationKey } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { latestRelease } from '#app/features/figures/releases/release-queries.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { type AccessWorld, accessWorld, copyOf, parametersOf, pathTo } from '#test/support/access-world.ts'
import { allRoutes, moduleOf, NOW } from '#test/support/asking.ts'
import { type ServedHere, servedHere } from '#test/support/served-here.ts'

/** The pages with special guards, by their handles. */
const pages = await Promise.all(
  allRoutes.map(async ({ address, file }) => {
    const { handle, action } = (await moduleOf(file)) as { handle?: PageHandle; action?: unknown }
    return { address, handle: handle ?? {}, takesForms: action !== undefined }
  }),
)
const limited = pages.filter(({ handle }) => handle.limited)
const long = pages.filter(({ handle }) => handle.longForm)
const cached = pages.filter(({ handle }) => handle.cached)
const ordinary = pages.filter(({ handle, takesForms }) => takesForms && !handle.longForm)

let world: AccessWorld
let served: ServedHere
let parameters: Record<string, string>
beforeAll(async () => {
  world = await accessWorld()
  const db = copyOf(world)
  issueDueReleases(db, demonstrationKey, NOW)
  parameters = { ...parametersOf(world), release: latestRelease(db)!.id }
  served = await servedHere(db)
}, 60_000)
afterAll(() => served.stop())

/** A separate source for each form, where the limit by the minute is not under test. */
let sources = 0
function anySource(): string {
  sources += 1
  return `2001:db8:1:${sources.toString(16)}::1`
}

const encoded = (letter: string) => `%${letter.charCodeAt(0).toString(16)}`

/** One address in the spellings that servers and frameworks have read as another. */
function spellingsOf(path: string): string[] {
  const last = path.at(-1) ?? ''
  const spellings = [
    path,
    `${path}/`,
    `${path}.data`,
    path.toUpperCase(),
    `/committee/menu/../..${path}`,
    `/committee/menu/%2e%2e/.%2E${path}`,
    `/.${path}`,
    `/${path}`,
    `/${encoded(path[1] ?? '')}${path.slice(2)}`,
    `${path.slice(0, -1)}${encoded(last)}`,
    path.replace(/(?<=.)[/-]/, (mark) => encoded(mark)),
    `/\\..${path}`,
    `/%5c${path}`,
    `${path}%00`,
    `${path};x`,
    `${path}#x`,
    `http://localhost:3000${path}`,
  ]
  return [...new Set(spellings)]
}

test('each kind of guard stands on pages: signing in, asking to join, long words, the public menu', () => {
  const addresses = (some: typeof pages) => some.map(({ address }) => address)
  expect(addresses(limited)).toEqual(
    expect.arrayContaining(['/sign-in', '/join', '/forgotten-password', '/reset-password/:token']),
  )
  expect(addresses(long)).toEqual(expect.arrayContaining(['/lmc/:lmc/people/list', '/practice/:practice/feedback']))
  expect(addresses(cached)).toEqual(expect.arrayContaining(['/menu', '/menu/editions.atom', '/actions/:action']))
  expect(ordinary.length).toBeGreaterThan(30)
})

test('no step of the server names a page: what a page is, its own route says', () => {
  const first = new Set(allRoutes.flatMap(({ address }) => address.match(/^\/([\w-]+)/)?.[1] ?? []))
  const naming = readdirSync('app/server')
    .filter((name) => !name.endsWith('.test.ts'))
    .flatMap((name) => {
      const code = readFileSync(`app/server/${name}`, 'utf8').replace(/^import .*$|^\s*(\/?\*|\/\/).*$/gm, '')
      return [...first]
        .filter((word) => new RegExp(`['"\`^/]\\\\?/${word}\\b`).test(code))
        .map((word) => `${name} names /${word}`)
    })
  expect(first.size).toBeGreaterThan(15)
  expect(naming).toEqual([])
})

describe.each(limited)('$address', ({ address }) => {
  test('takes no more than 120 forms a minute from one source, in whatever spelling, signed in or not', async () => {
    const path = pathTo(address, parameters)
    const source = `2001:db8:0:${limited.findIndex((one) => one.address === address).toString(16)}::1`
    const partner = world.cookies.partner
    const statuses: number[] = []
    // An unreadable form: it costs a point without costing a hash.
    for (let i = 0; i < 120; i += 1)
      statuses.push(
        (await served.send(path, '{}', { source, cookie: partner, headers: { 'Content-Type': 'text/plain' } })).status,
      )
    expect(new Set(statuses)).toEqual(new Set([415]))
    for (const cookie of [undefined, partner, 'concert=x'])
      for (const spelling of spellingsOf(path)) {
        const { status } = await served.send(spelling, 'x=1', { source, cookie })
        expect([spelling, cookie, [400, 404, 429].includes(status)]).toEqual([spelling, cookie, true])
      }
    const other = await served.send(path, '{}', { source: '192.0.2.200', headers: { 'Content-Type': 'text/plain' } })
    expect(other.status).toBe(415)
  })
})

describe.each(ordinary)('$address', ({ address }) => {
  test('takes no form over 64 kB, in whatever spelling', async () => {
    const path = pathTo(address, parameters)
    const body = `words=${'a'.repeat(64_000)}`
    for (const spelling of spellingsOf(path)) {
      const { status } = await served.send(spelling, body, { source: anySource(), cookie: world.cookies.editor })
      expect([spelling, [400, 404, 413].includes(status)]).toEqual([spelling, true])
    }
  })
})

describe.each(long)('$address', ({ address }) => {
  test('takes a long form of someone who is signed in, and of nobody else in any spelling', async () => {
    const path = pathTo(address, parameters)
    const body = `words=${'a'.repeat(70_000)}`
    for (const spelling of spellingsOf(path)) {
      const { status } = await served.send(spelling, body, { source: anySource() })
      expect([spelling, [400, 403, 404].includes(status)]).toEqual([spelling, true])
    }
    const { status } = await served.send(path, body, { cookie: world.cookies['next-door'] })
    expect([200, 404, 422]).toContain(status)
  })
})

describe.each(cached)('$address', ({ address }) => {
  test('is cached in the spelling it is linked by, and drawn afresh or refused in others', async () => {
    const path = pathTo(address, parameters)
    const plain = await served.ask(path)
    expect([plain.status, plain.headers.etag]).toEqual([200, expect.stringMatching(/^"/)])
    for (const spelling of spellingsOf(path).slice(1)) {
      const { status, headers } = await served.ask(spelling)
      expect([spelling, headers.etag]).toEqual([spelling, undefined])
      expect([spelling, [200, 302, 400, 404].includes(status)]).toEqual([spelling, true])
    }
  })
})

test('nothing of all this was a fault of the server', () => {
  expect(served.logged).toEqual([])
})
