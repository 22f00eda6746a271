import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { pageCache } from './page-cache.server.ts'

/** A server that caches `/cached…`, counts its drawings, and answers everything else with "fresh". */
async function served() {
  const world = {
    now: 1000,
    state: 'one',
    drawings: 0,
    until: 5000,
    status: 200,
    times: 50,
    slow: async () => {},
    steps: 0,
    refused: false,
  }
  const pages = pageCache({
    isCached: (address) => address.startsWith('/cached'),
    state: () => world.state,
    until: () => world.until,
    draw: async (address) => {
      world.drawings++
      const words = `${address} in state ${world.state}. `.repeat(world.times)
      await world.slow()
      return new Response(words, { status: world.status, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
    },
    isSignedIn: (cookie) => cookie.includes('concert='),
    now: () => world.now,
    headers: { 'X-House': 'concert' },
    onError: (error) => {
      throw error
    },
  })
  const fresh = (response: ServerResponse) => void response.end('fresh')
  const server = createServer((request, response) =>
    pages.serve(request, response, (_request, other) => {
      world.steps++
      if (world.refused) fresh(other)
      else pages.fill(request, other, () => fresh(other))
    }),
  )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(site + path, { headers: { 'Accept-Encoding': 'identity', ...headers }, method })
  return { world, pages, get }
}

test('a page is drawn once and sent to everyone, with what belongs to it', async () => {
  const { world, get } = await served()
  const [first, second] = [await get('/cached'), await get('/cached')]
  expect(await second.text()).toBe(await first.text())
  expect(world.drawings).toBe(1)
  expect(second.headers.get('x-house')).toBe('concert')
  expect(second.headers.get('cache-control')).toBe('no-cache')
  expect(second.headers.get('vary')).toBe('Accept-Encoding, Cookie')
  expect(second.headers.get('etag')).toMatch(/^"[\w-]{27}"$/)
})

test('ten who ask at once wait for one drawing', async () => {
  const { world, get } = await served()
  await Promise.all(Array.from({ length: 10 }, () => get('/cached')))
  expect(world.drawings).toBe(1)
})

test('whoever asks for many addresses with a query pushes out no page that everybody reads', async () => {
  const { world, get } = await served()
  await get('/cached')
  world.times = 40_000
  for (let asked = 0; asked < 25; asked++) await get(`/cached?page=${asked}`)
  const drawings = world.drawings
  expect(drawings).toBe(26)
  await get('/cached')
  expect(world.drawings).toBe(drawings)
  await get('/cached?page=0')
  expect(world.drawings).toBe(drawings + 1)
})

test('brotli and gzip hold the same words, each under a tag of its own; what is not taken is not sent', async () => {
  const { get } = await served()
  const plain = await (await get('/cached')).text()
  const raw = async (accepts: string) => {
    const answer = await get('/cached', { 'Accept-Encoding': accepts })
    return [answer.headers.get('content-encoding'), answer.headers.get('etag'), await answer.text()] as const
  }
  const [br, gzip, none] = [await raw('gzip, deflate, br'), await raw('gzip'), await raw('br;q=0, gzip;q=0.0')]
  expect([br[0], gzip[0], none[0]]).toEqual(['br', 'gzip', null])
  expect([(await raw('*'))[0], (await raw('*;q=0, gzip'))[0]]).toEqual(['br', 'gzip'])
  expect(new Set([br[1], gzip[1], none[1]]).size).toBe(3)
  expect([br[2], gzip[2], none[2]]).toEqual([plain, plain, plain])
})

test('who holds the page already is told so in a few bytes', async () => {
  const { get } = await served()
  const etag = (await get('/cached')).headers.get('etag')!
  for (const known of [etag, `"other", ${etag}`, `W/${etag}`, '*']) {
    const answer = await get('/cached', { 'If-None-Match': known })
    expect([known, answer.status, await answer.text()]).toEqual([known, 304, ''])
  }
  expect((await get('/cached', { 'If-None-Match': '"other"' })).status).toBe(200)
})

test('once the state changes, by whichever process, no page drawn before is sent', async () => {
  const { world, get } = await served()
  await get('/cached')
  world.state = 'two'
  expect(await (await get('/cached')).text()).toContain('in state two')
  expect(world.drawings).toBe(2)
})

test('a page on which something was published while it was drawn is sent, not cached', async () => {
  const { world, get } = await served()
  world.slow = async () => {
    world.state = 'two'
    world.slow = async () => {}
  }
  await get('/cached')
  expect(await (await get('/cached')).text()).toContain('in state two')
})

test('a page holds until its time, and not for a clock that was set back', async () => {
  const { world, get } = await served()
  await get('/cached')
  world.now = 5000
  world.until = 9000
  await get('/cached')
  expect(world.drawings).toBe(2)
  world.now = 4000
  await get('/cached')
  expect(world.drawings).toBe(3)
})

test('who is signed in, sends something or asks for another address gets a fresh answer', async () => {
  const { world, get } = await served()
  const answers = [
    await get('/cached', { Cookie: 'concert=abc' }),
    await get('/cached', { Cookie: '__Host-concert=abc' }),
    await get('/cached', {}, 'POST'),
    await get('/other'),
  ]
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['fresh', 'fresh', 'fresh', 'fresh'])
  expect(world.drawings).toBe(0)
})

test('HEAD answers as GET does, without the words', async () => {
  const { get } = await served()
  const [whole, head] = [await get('/cached'), await get('/cached', {}, 'HEAD')]
  expect(await head.text()).toBe('')
  expect(head.headers.get('etag')).toBe(whole.headers.get('etag'))
  expect(head.headers.get('content-length')).toBe(String((await whole.text()).length))
})

test('a page that is missing is answered so and not cached', async () => {
  const { world, get } = await served()
  world.status = 404
  expect((await get('/cached/nothing')).status).toBe(404)
  expect((await get('/cached/nothing')).headers.get('cache-control')).toBe('no-store')
  expect(world.drawings).toBe(2)
})

test('what is asked for most is drawn before anybody asks', async () => {
  const { world, pages, get } = await served()
  await pages.ready(['/cached'])
  expect(world.drawings).toBe(1)
  await get('/cached')
  expect(world.drawings).toBe(1)
})

test('an address with a query that is not in the cache goes through the steps that may refuse it, and is drawn after them', async () => {
  const { world, get } = await served()
  expect(await (await get('/cached?week=one')).text()).toContain('/cached?week=one in state one')
  expect([world.steps, world.drawings]).toEqual([1, 1])
  await get('/cached?week=one')
  expect([world.steps, world.drawings]).toEqual([1, 1])
  world.refused = true
  expect(await (await get('/cached?week=two')).text()).toBe('fresh')
  expect(world.drawings).toBe(1)
})
