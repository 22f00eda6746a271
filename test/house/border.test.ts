import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessWorld, accessWorld, copyOf } from '#test/support/access-world.ts'
import { type ServedHere, servedHere } from '#test/support/served-here.ts'

let world: AccessWorld
let served: ServedHere
beforeAll(async () => {
  world = await accessWorld()
  served = await servedHere(copyOf(world))
}, 60_000)
afterAll(() => served.stop())

/** The heading of a page, or the first words of any other answer. */
const headingOf = (text: string) => text.match(/<h1[^>]*>([^<]*)/)?.[1] ?? text.slice(0, 60)

test('what other programs under the same domain set as cookies takes nothing away from a browser', async () => {
  for (const cookie of ['foo=%', '_x=%E0%A4%A', `concert=${'a'.repeat(3000)}`, ';;;=;concert', 'concert=%00; concert=a']) {
    expect([cookie, (await served.ask('/sign-in', { cookie })).status]).toEqual([cookie, 200])
    expect([cookie, (await served.send('/sign-out', '', { cookie })).status]).toEqual([cookie, 302])
  }
  const own = `foo=%; ${world.cookies.partner}; bar=%zz`
  expect((await served.ask('/practice/Y00001', { cookie: own })).status).toBe(200)
})

test('a Host that is none is refused, and one that is not ours changes nothing', async () => {
  for (const host of ['a b', 'localhost:99999', 'a/b'])
    expect([host, (await served.ask('/healthz', { headers: { Host: host } })).status]).toEqual([host, 400])
  const headers = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example:1', 'X-Forwarded-Proto': 'javascript' }
  const page = await served.ask('/sign-in', { headers })
  expect([page.status, page.text.includes('evil')]).toEqual([200, false])
  const form = await served.send('/sign-in.data', 'email=x', { headers: { ...headers, Origin: 'https://evil.example' } })
  expect(form.status).toBe(422)
})

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'])('%s is no method of ours', async (method) => {
  const answer = await served.ask('/sign-in', { method, headers: { 'Sec-Fetch-Site': 'same-origin' } })
  expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST'])
  expect(headingOf(answer.text)).toBe('Not a request that Concert answers')
})

test('a form sent where there is none, and a page asked for where there is only a form, have words of their own', async () => {
  const ballots = await served.send('/ballots', 'a=1')
  expect([ballots.status, ballots.headers.allow, headingOf(ballots.text)]).toEqual([405, 'GET, HEAD', 'This page takes no form'])
  const preview = await served.ask('/committee/markdown-preview', { cookie: world.cookies.editor })
  expect([preview.status, preview.headers.allow, headingOf(preview.text)]).toEqual([405, 'POST', 'There is no page here'])
  const nowhere = await served.send('/nowhere', 'a=1')
  expect([nowhere.status, headingOf(nowhere.text)]).toEqual([404, 'Page not found'])
})

test('what only begins like a form is none', async () => {
  for (const type of ['application/x-www-form-urlencodedx', 'application/x-www-form-urlencoded, text/plain', 'text/plain', '']) {
    const answer = await served.send('/join', 'a=1', { headers: { 'Content-Type': type } })
    expect([type, answer.status, headingOf(answer.text)]).toEqual([type, 415, 'This is not a form'])
  }
})

test('a form has its length, and who reads a page sends nothing with it', async () => {
  const chunked = await served.send('/join', 'a=1', { headers: { 'Transfer-Encoding': 'chunked' } })
  expect(chunked.status).toBe(411)
  expect((await served.ask('/join', { body: 'a=1', headers: { 'Content-Length': '3' } })).status).toBe(400)
})

test('`_data`, by which older scripts asked for a part of a page, is as good as not there', async () => {
  for (const query of ['?_data=root', '?said=new-password&_data=routes%2Faccount%2Fsign-in', '?%5Fdata=x'])
    expect([query, headingOf((await served.ask(`/sign-in${query}`)).text)]).toEqual([query, 'Sign in'])
})

test('no form of ours has over 200 fields: one that has is refused before it is read', async () => {
  const fields = (count: number) => Array.from({ length: count }, (_, i) => `f${i}=`).join('&')
  expect((await served.send('/join', fields(200))).status).toBe(422)
  for (const body of [fields(201), 'a&'.repeat(31_000), '&'.repeat(63_000)]) {
    const answer = await served.send('/join', body)
    expect([answer.status, headingOf(answer.text)]).toEqual([413, 'The form has too many fields'])
  }
  const part = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'
  const headers = { 'Content-Type': 'multipart/form-data; boundary=b' }
  const list = await served.send('/lmc/borsetshire/people/list', `${part.repeat(2000)}--b--\r\n`, {
    headers,
    cookie: world.cookies.officer,
  })
  expect(list.status).toBe(413)
})

test('a cookie named like ours lifts no limit; a session does, but not where people sign in', async () => {
  const statuses = async (path: string, cookie: string | undefined, source: string) => {
    const counted: Record<number, number> = {}
    for (let i = 0; i < 125; i += 1) {
      const { status } = await served.send(path, 'x=1', { cookie, source, headers: { 'Content-Type': 'text/plain' } })
      counted[status] = (counted[status] ?? 0) + 1
    }
    return counted
  }
  expect(await statuses('/account/roles', 'concert=x', '192.0.2.1')).toEqual({ 415: 120, 429: 5 })
  expect(await statuses('/account/roles', `concert=${'a'.repeat(40)}`, '192.0.2.2')).toEqual({ 415: 120, 429: 5 })
  expect(await statuses('/account/roles', world.cookies.partner, '192.0.2.3')).toEqual({ 415: 125 })
  expect(await statuses('/join', world.cookies.partner, '192.0.2.4')).toEqual({ 415: 120, 429: 5 })
  const refused = await served.send('/join', 'x=1', { source: '192.0.2.4' })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
})

/** Begins a form and never ends it. `answered`: the status of an answer before its end, if there is one. */
function unfinished(path: string, { length, source, cookie = 'concert=x' }: { length: number; source: string; cookie?: string }) {
  const socket: Socket = connect(served.port, '127.0.0.1')
  const head = ['Host: localhost', 'Sec-Fetch-Site: same-origin', 'Content-Type: application/x-www-form-urlencoded']
  head.push(`Content-Length: ${length}`, `X-Forwarded-For: ${source}`, `Cookie: ${cookie}`)
  socket.write(`POST ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n${'a'.repeat(length - 100)}`)
  const form: { socket: Socket; answered?: number } = { socket }
  socket.on('data', (text) => {
    form.answered ??= Number(String(text).split(' ')[1])
  })
  socket.on('error', () => {})
  return form
}

/** How many of these forms are answered with which status. */
const expectAnswers = (forms: { answered?: number }[], expected: Record<string, number>) =>
  expect
    .poll(
      () => {
        const counted: Record<string, number> = {}
        for (const { answered = 'waits' } of forms) counted[answered] = (counted[answered] ?? 0) + 1
        return counted
      },
      { timeout: 15_000 },
    )
    .toEqual(expected)

test('unfinished forms of one source hold 2 MB and no more; others go on, and when they are gone it is as before', async () => {
  const source = '203.0.113.7'
  // Every source has its 120 a minute: the bytes are bounded before that.
  const forms = Array.from({ length: 60 }, () => unfinished('/join', { length: 60_000, source }))
  await expectAnswers(forms, { waits: 34, 503: 26 })
  const waiting = await served.send('/join', `a=${'x'.repeat(60_000)}`, { source })
  expect([waiting.status, waiting.headers['retry-after'], headingOf(waiting.text)]).toEqual([503, '20', 'Too many forms at once'])
  expect((await served.send('/join', `a=${'x'.repeat(60_000)}`, { source: '203.0.113.8' })).status).toBe(422)
  const colleague = await served.send('/account/roles', `a=${'x'.repeat(60_000)}`, { source, cookie: world.cookies.partner })
  expect(colleague.status).toBe(422)
  for (const { socket } of forms) socket.destroy()
  await Promise.all(forms.map(({ socket }) => (socket.closed ? undefined : once(socket, 'close'))))
  const answered = async () => (await served.send('/join', `a=${'x'.repeat(60_000)}`, { source })).status
  await expect.poll(answered, { timeout: 10_000, interval: 500 }).toBe(422)
  const again = Array.from({ length: 36 }, () => unfinished('/join', { length: 60_000, source }))
  await expectAnswers(again, { waits: 34, 503: 2 })
  for (const { socket } of again) socket.destroy()
})

test('strangers of many sources hold 16 MB in all, and take nothing from those who are signed in', async () => {
  const forms = Array.from({ length: 300 }, (_, i) => unfinished('/join', { length: 60_000, source: `198.51.100.${i % 250}` }))
  await expectAnswers(forms, { waits: 279, 503: 21 })
  const cookie = world.cookies.officer
  const long = await served.send('/lmc/borsetshire/feedback', `words=${'a'.repeat(200_000)}`, { cookie })
  expect(long.status).toBe(422)
  for (const { socket } of forms) socket.destroy()
})

test('a long form of nobody is refused by its first bytes, and of someone whose session ended meanwhile once it is whole', async () => {
  const path = '/lmc/borsetshire/feedback'
  const strangers = Array.from({ length: 20 }, () => unfinished(path, { length: 490_000, source: '203.0.113.9' }))
  await expectAnswers(strangers, { 403: 20 })
  for (const { socket } of strangers) socket.destroy()
  const refused = await served.send(path, `words=${'a'.repeat(70_000)}`)
  expect(headingOf(refused.text)).toBe('You are signed out')
})

test('connections are bounded, outlast a proxy’s pauses, and unfinished requests end within half a minute', () => {
  const { maxConnections, keepAliveTimeout, requestTimeout } = served.server
  expect([maxConnections, requestTimeout]).toEqual([4000, 20_000])
  expect(keepAliveTimeout).toBeGreaterThan(60_000)
})

test('nothing of all this was a fault of the server', () => {
  expect(served.logged).toEqual([])
})
