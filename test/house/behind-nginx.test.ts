import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:http2'
import { request } from 'node:https'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessWorld, copyOf } from '#test/support/access-world.ts'
import { NOW } from '#test/support/asking.ts'
import { findNginx, startNginx } from '#test/support/nginx.ts'
import { ownFolder } from '#test/support/own-folder.ts'
import { type ServedHere, servedHere } from '#test/support/served-here.ts'

/*
 * The example of the guide for operators, in the real nginx, before the real server. Where nginx is not found each test says so and passes:
 * `.ci/run` brings it where Debian's packages are at hand.
 */

const guide = readFileSync('content/guides/operators.md', 'utf8')
const example = guide.match(/^```nginx\n(.*?)^```/ms)?.[1] ?? ''
const program = findNginx()
const behindNginx = (name: string, work: () => Promise<void>) =>
  program ? test(name, work) : test(`not tried, as nginx is not on this machine: ${name}`, () => {})

const { folder, remove } = ownFolder()
const HOST = 'concert.example.org'
let served: ServedHere
let nginx: Awaited<ReturnType<typeof startNginx>>
beforeAll(async () => {
  if (!program) return
  const settings = { PUBLIC_ADDRESS: `https://${HOST}`, LOG_LEVEL: 'info' }
  served = await servedHere(copyOf(await accessWorld()), () => NOW, settings)
  nginx = await startNginx(program, folder, (port) =>
    example.replace('listen 443', `listen 127.0.0.1:${port}`).replace('127.0.0.1:3000', `127.0.0.1:${served.port}`),
  )
}, 60_000)
afterAll(async () => {
  await nginx?.stop()
  await served?.stop()
  remove()
})

type Question = { method?: string; headers?: Record<string, string>; body?: string; from?: string }

/** As a browser asks the site, over TLS. `from`: an address of this machine. */
function visit(path: string, { method = 'GET', headers = {}, body, from = '127.0.0.1' }: Question = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; bytes: number; text: string }>((resolve, reject) => {
    const where = { host: '127.0.0.1', port: nginx.port, servername: HOST, rejectUnauthorized: false, localAddress: from }
    const sent = request({ ...where, path, method, headers: { Host: HOST, ...headers } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const all = Buffer.concat(chunks)
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: all.length, text: all.toString() })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: `https://${HOST}` }
const wrongSignIn = (more: Question = {}) =>
  visit('/sign-in', {
    method: 'POST',
    body: 'email=ann%40example.org&password=wrong',
    ...more,
    headers: { ...FORM, ...more.headers },
  })

behindNginx('pages come through, packed by Concert where it packs them and by nginx elsewhere', async () => {
  const menu = await visit('/menu', { headers: { 'Accept-Encoding': 'gzip, br' } })
  expect([menu.status, menu.headers['content-encoding'], menu.headers.etag]).toEqual([200, 'br', expect.stringMatching(/-br"$/)])
  const unchanged = await visit('/menu', {
    headers: { 'Accept-Encoding': 'gzip, br', 'If-None-Match': String(menu.headers.etag) },
  })
  expect([unchanged.status, unchanged.bytes]).toEqual([304, 0])
  const page = await visit('/sign-in', { headers: { 'Accept-Encoding': 'gzip' } })
  expect([page.status, page.headers['content-encoding'], page.headers['cache-control']]).toEqual([
    200,
    'gzip',
    'private, no-store',
  ])
  expect(page.headers['strict-transport-security']).toContain('max-age=')
})

behindNginx('forms come through with their origin, and a visitor’s own X-Forwarded-For counts for nothing', async () => {
  served.logged.length = 0
  const lies = ['198.51.100.1', '198.51.100.2', '127.0.0.1']
  for (const lie of lies) expect((await wrongSignIn({ headers: { 'X-Forwarded-For': lie } })).status).toBe(422)
  expect((await wrongSignIn({ from: '127.0.0.9' })).status).toBe(422)
  const sources = served.logged
    .map((line) => JSON.parse(line))
    .flatMap(({ msg, source }) => (msg === 'a sign-in was refused' ? [source] : []))
  expect([sources.length, new Set(sources.slice(0, 3)).size, new Set(sources).size]).toEqual([4, 1, 2])
  expect((await wrongSignIn({ headers: { Origin: 'https://elsewhere.example.org' } })).status).toBe(403)
  expect(served.measures.read().proxy).toEqual({ 'not-trusted': 0, 'names-nobody': 0 })
})

behindNginx('how the server is stays on the machine, whatever a visitor says of themselves', async () => {
  const lies: Record<string, string>[] = [
    {},
    { Host: 'localhost:3000' },
    { 'X-Forwarded-For': '127.0.0.1' },
    { Host: '127.0.0.1' },
  ]
  for (const path of ['/healthz', '/metrics'])
    for (const headers of lies) expect([path, headers, (await visit(path, { headers })).status]).toEqual([path, headers, 404])
})

behindNginx(
  'a form larger than any of ours is refused before Concert sees it, one of half a megabyte by Concert’s own limit',
  async () => {
    const send = async (bytes: number) =>
      (await visit('/join', { method: 'POST', headers: FORM, body: 'x'.repeat(bytes) })).status
    expect(await send(21 * 2 ** 20)).toBe(413)
    expect(await send(70_000)).toBe(413)
  },
)

behindNginx('the site speaks HTTP/2', async () => {
  const session = connect(`https://127.0.0.1:${nginx.port}`, { rejectUnauthorized: false, servername: HOST })
  const stream = session.request({ ':path': '/livez', ':authority': HOST })
  const [headers] = await once(stream, 'response')
  expect(headers[':status']).toBe(200)
  stream.resume()
  await once(stream, 'end')
  session.close()
})
