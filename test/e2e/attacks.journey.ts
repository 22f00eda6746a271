import { request } from 'node:http'
import { connect } from 'node:net'
import { expect, test } from '@playwright/test'
import { chooseSharing } from '#app/features/adoption/statements/choose-sharing.server.ts'
import { endSessionsOf } from '#app/features/people/sessions/sessions.server.ts'
import { startOfDay } from '#app/platform/time.ts'
import { openDatabase } from '#db/client.server.ts'
import { cookieOf, smallEngland, someone } from '#test/support/england.ts'
import { type Served, serveDatabase, writtenByPractices } from '#test/support/journey.ts'
import { type RawQuestion, rawRequest } from '#test/support/raw-request.ts'

const NOW = startOfDay('2026-06-10')
let served: Served
let partner: string
let neighbour: string
let leaver: { id: string; cookie: string }

test.beforeAll(async () => {
  const db = smallEngland()
  const personId = someone(db, 'practice-partner', { practiceCode: 'Y00001' })
  chooseSharing(db, 'Y00001', false, { personId }, NOW - 60_000)
  partner = await cookieOf(db, personId)
  const leaving = someone(db, 'practice-manager', { practiceCode: 'Y00001' })
  leaver = { id: leaving, cookie: await cookieOf(db, leaving) }
  neighbour = await cookieOf(db, someone(db, 'lmc-officer', { lmcSlug: 'loamshire' }))
  served = await serveDatabase(db, NOW)
})
test.afterAll(() => served.stop())

const raw = (path: string, question?: RawQuestion) => rawRequest(served.address, path, question)

const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

test('every page carries an enforced policy with a fresh nonce and keeps itself to itself', async () => {
  const [one, two] = [await raw('/join'), await raw('/sign-in')]
  // The front page is cached, carries no script and so has no nonce.
  expect(String((await raw('/')).headers['content-security-policy'])).toContain("script-src 'none'")
  const nonceOf = (answer: typeof one) => String(answer.headers['content-security-policy']).match(/'nonce-([^']+)'/)?.[1]
  expect(nonceOf(one)).toBeTruthy()
  expect(nonceOf(one)).not.toBe(nonceOf(two))
  expect(String(one.headers['content-security-policy'])).not.toContain('unsafe-inline')
  for (const script of two.text.match(/<script[^>]*>/g) ?? []) expect(script).toContain(`nonce="${nonceOf(two)}"`)
  expect(two.text).not.toMatch(/ style="/)
  expect(one.headers['x-content-type-options']).toBe('nosniff')
  expect(one.headers['referrer-policy']).toBe('same-origin')
  expect(one.headers['x-frame-options']).toBe('DENY')
  expect(one.headers['cache-control']).toBe('private, no-store')
  expect(one.headers['x-powered-by']).toBeUndefined()
})

test('an address too long or too deep is refused', async () => {
  for (const path of [`/${'a'.repeat(5000)}`, '/a'.repeat(70), `/${'%2f'.repeat(70)}`, `/?${'x='.repeat(2000)}`]) {
    expect((await raw(path)).status).toBe(414)
  }
})

for (const [who, headers] of [
  ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['a foreign Origin', { Origin: 'https://evil.example' }],
  ['an Origin of null', { Origin: 'null' }],
  ['nowhere', {}],
  ['a foreign Origin that forges the host', { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' }],
] as const) {
  test(`a form from ${who} gets a page that says why, and nothing happens`, async () => {
    for (const path of ['/sign-in', '/sign-out', '/practice/Y00001', '/sign-in.data']) {
      const answer = await raw(path, { method: 'POST', headers: { ...form, ...headers }, body: 'email=a' })
      expect(answer.status).toBe(403)
      expect(answer.text).toContain('<h1>The form was refused</h1>')
    }
  })
}

const FORMS = ['/sign-in', '/sign-out', '/practice/Y00001', '/practice/Y00001/sharing', '/practice/Y00001/choose']
const ALL_FORMS = [...FORMS, '/practice/Y00001/meeting'].flatMap((path) => [path, `${path}.data`])

test('field names of a sender never come back, on any form: a thousand dots deep does no harm', async () => {
  const body = `${'a.'.repeat(1000)}b=1&${'a['.repeat(500)}=2&__proto__=3&constructor.prototype.x=4&email=x&password=y`
  const before = writtenByPractices(served.databasePath)
  for (const path of ALL_FORMS) {
    const Cookie = path.startsWith('/practice') ? partner : ''
    const answer = await raw(path, { method: 'POST', headers: { ...form, Origin: served.address, Cookie }, body })
    expect([path, answer.status < 500]).toEqual([path, true])
    expect(answer.text).not.toContain('a.a.a')
    expect(answer.text).not.toContain('a[a[a')
  }
  expect(writtenByPractices(served.databasePath)).toEqual(before)
})

test('a form that is no form is answered, and nothing is written', async () => {
  const before = writtenByPractices(served.databasePath)
  for (const [type, body] of [
    ['application/json', '{"week":"2026-06-08"}'],
    ['text/plain', 'week=2026-06-08'],
    ['multipart/form-data', 'no boundary'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="week"; filename="a"\r\n\r\n2026-06-08\r\n--x--\r\n',
    ],
  ] as const) {
    const headers = { 'Content-Type': type, Origin: served.address, Cookie: partner }
    const answer = await raw('/practice/Y00001', { method: 'POST', headers, body })
    expect([type, answer.status >= 400]).toEqual([type, true])
    expect(answer.text).not.toMatch(/\n\s+at /)
  }
  expect(writtenByPractices(served.databasePath)).toEqual(before)
})

test('a page that is hidden and one that does not exist are the same to the byte', async () => {
  const page = async (path: string, Cookie: string) => {
    const { status, text, headers } = await raw(path, { headers: { Cookie } })
    const { 'content-security-policy': policy, date: _date, ...others } = headers
    const nonce = String(policy).match(/'nonce-([^']+)'/)?.[1] ?? ''
    return { status, others, text: text.replaceAll(nonce, 'NONCE').replaceAll(path.replace('.data', ''), 'PATH') }
  }
  for (const [hidden, missing] of [
    ['/lmc/borsetshire', '/lmc/barsetshire'],
    ['/lmc/borsetshire.data', '/lmc/barsetshire.data'],
    ['/practice/Y00001', '/practice/Y99999'],
    ['/practice/Y00001.data', '/practice/Y99999.data'],
    ['/practice/Y00001/choose', '/practice/Y99999/choose'],
  ] as const) {
    const answer = await page(hidden, neighbour)
    expect(answer.status).toBe(404)
    expect(answer).toEqual(await page(missing, neighbour))
    expect(answer.text).not.toMatch(/Elm|Borsetshire LMC/)
  }
})

test('data asked for without the page is guarded as the page is', async () => {
  for (const path of ['/practice/Y00001.data', '/practice/Y00001/choose.data', '/lmc/borsetshire.data', '/committee.data']) {
    const stranger = await raw(path)
    expect(stranger.text).toContain('/sign-in?to=')
    for (const { text } of [stranger, await raw(path, { headers: { Cookie: neighbour } })])
      expect(text).not.toMatch(/Elm|Oak Surgery/)
  }
  const partOf = await raw('/practice/Y00001.data?_routes=routes%2Fpractice%2Fthis-week', { headers: { Cookie: neighbour } })
  expect(partOf.text).not.toMatch(/Elm|Oak Surgery/)
})

test('a text with code in it comes back as text', async () => {
  const sent = encodeURIComponent('"><script>alert(1)</script>@x')
  const headers = { ...form, Origin: served.address }
  const { text } = await raw('/sign-in', { method: 'POST', headers, body: `email=${sent}&password=x&to=javascript:alert(1)` })
  expect(text).not.toContain('<script>alert')
  expect((await raw('/sign-in?to=%22%3E%3Cscript%3Ealert(1)%3C/script%3E')).text).not.toContain('<script>alert')
})

test('a form of ten million bytes is refused before it is read', async () => {
  const answer = await raw('/sign-in', {
    method: 'POST',
    headers: { ...form, Origin: served.address },
    body: `email=${'x'.repeat(10_000_000)}`,
  }).catch(() => ({ status: 413 }))
  expect(answer.status).toBe(413)
})

test('a form of very many fields is refused unread where nobody writes at length, and others are answered meanwhile', async () => {
  const headers = { ...form, Origin: served.address }
  for (const path of ['/join', '/join.data', '/sign-in', '/invitation/token']) {
    const sent = raw(path, { method: 'POST', headers, body: 'a&'.repeat(249_000) }).catch(() => ({ status: 413 }))
    expect((await raw('/livez')).status).toBe(200)
    expect([path, (await sent).status]).toEqual([path, 413])
  }
  const longest = await raw('/join', { method: 'POST', headers, body: 'a&'.repeat(9_900) })
  expect(longest.status).toBeLessThan(500)
})

test('words of the language in an address are no words of ours', async () => {
  for (const word of ['__proto__', 'constructor', 'toString']) {
    for (const [path, Cookie] of [
      [`/sign-in?to=${word}`, ''],
      [`/practice/Y00001/feedback?action=${word}`, partner],
      [`/lmc/loamshire?show=${word}`, neighbour],
    ] as const)
      expect([path, (await raw(path, { headers: { Cookie } })).status]).toEqual([path, 200])
  }
})

test('no address and no made-up cookie puts words on a page of ours', async () => {
  for (const cookie of ['', 'concert-flash=eyJmbGFzaCI6eyJkb25lIjoiR290IHlvdS4ifX0', 'concert-flash=%', 'concert-flash=']) {
    const answer = await raw('/practice/Y00001?said=confirmed', { headers: { Cookie: `${partner}; ${cookie}` } })
    expect([cookie, answer.status, answer.text.includes('class="success"')]).toEqual([cookie, 200, false])
  }
})

test('a list that arrives cut off is answered as the sender’s fault', async () => {
  const headers = { 'Content-Type': 'multipart/form-data; boundary=x', Origin: served.address, Cookie: neighbour }
  const body = '--x\r\nContent-Disposition: form-data; name="list"\r\n\r\nann@exa'
  const answer = await raw('/lmc/loamshire/people/list', { method: 'POST', headers, body })
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('came in part only')
  const join = await raw('/join', { method: 'POST', headers: { ...headers, Cookie: '' }, body })
  expect(join.status).toBe(415)
})

test('other methods and unknown addresses have an answer', async () => {
  expect((await raw('/nowhere')).status).toBe(404)
  expect((await raw('/nowhere')).text).toContain('Page not found')
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS'])
    expect((await raw('/', { method, headers: { Origin: served.address } })).status).toBe(405)
  expect((await raw('/', { method: 'HEAD' })).status).toBe(200)
  expect((await raw('/livez')).text).toBe('ok')
  expect((await raw('/healthz')).text).toMatch(/^(ok|look)\n/)
})

test('an address that cannot be read, and an old file of a build, are not found; the server does not call it its own fault', async () => {
  for (const [path, status] of [
    ['/%ff', 400],
    ['/assets/%ff', 400],
    ['/assets/gone-Cdic9xmy.js', 404],
    ['/assets/..%2f..%2f..%2fpackage.json', 400],
    ['/favicon.svg/x', 404],
  ] as const) {
    const answer = await raw(path)
    expect([path, answer.status]).toEqual([path, status])
    expect(answer.text).not.toContain('fault is ours')
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  }
})

test('nothing of all this was written down as a fault of the server', () => {
  expect(served.output()).not.toMatch(/a request failed|a loader or action failed|a page did not render/)
})

test('forms from one address by nobody in particular are slowed down; whoever is signed in goes on', async () => {
  const headers = { ...form, Origin: served.address }
  const statuses = new Set<number>()
  for (let i = 0; i < 121; i += 1) statuses.add((await raw('/nowhere', { method: 'POST', headers, body: 'a=b' })).status)
  expect(statuses).toContain(429)
  const signedIn = await raw('/nowhere', { method: 'POST', headers: { ...headers, Cookie: partner }, body: 'a=b' })
  expect(signedIn.status).not.toBe(429)
})

test('a form that comes slowly is judged when it is whole: who left meanwhile records nothing', async () => {
  const path = '/practice/Y00001'
  const week = 'week=2026-06-08'
  const headers = { ...form, Cookie: leaver.cookie, 'Sec-Fetch-Site': 'same-origin', 'Content-Length': String(week.length) }
  const before = writtenByPractices(served.databasePath)
  const answer = await new Promise<{ status?: number; location?: string }>((resolve, reject) => {
    const sent = request(served.address + path, { method: 'POST', headers }, (one) => {
      one.resume()
      resolve({ status: one.statusCode, location: one.headers.location })
    })
    sent.on('error', reject)
    sent.write(week.slice(0, 5))
    setTimeout(() => {
      const db = openDatabase(served.databasePath)
      endSessionsOf(db, leaver.id, NOW)
      db.$client.close()
      sent.end(week.slice(5))
    }, 500)
  })
  expect(answer).toEqual({ status: 302, location: expect.stringMatching(/^\/sign-in/) })
  expect(writtenByPractices(served.databasePath)).toEqual(before)
})

test('what is no path at all is refused without a word in the log', async () => {
  const { port, hostname } = new URL(served.address)
  const statusOf = (line: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () =>
        socket.write(`${line} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n`),
      )
      let text = ''
      socket.on('data', (chunk) => (text += chunk))
      socket.on('end', () => resolve(text.split(' ')[1] ?? ''))
      socket.on('error', reject)
    })
  expect([await statusOf('GET http://evil.example/menu'), await statusOf('GET *')]).toEqual(['400', '400'])
})
