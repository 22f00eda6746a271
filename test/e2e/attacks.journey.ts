import { request } from 'node:http'
import { expect, test } from '@playwright/test'
import { startOfDay } from '#app/platform/time.ts'
import { smallEngland } from '#test/support/england.ts'
import { serveDatabase } from '#test/support/journey.ts'

const NOW = startOfDay('2026-06-10')
let served: Awaited<ReturnType<typeof serveDatabase>>

test.beforeAll(async () => {
  served = await serveDatabase(smallEngland(), NOW)
})
test.afterAll(() => served.stop())

/** A request as an attacker writes it: node's own client changes nothing of the address or the headers. */
function raw(
  path: string,
  { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: Record<string, string>; body?: string } = {},
) {
  return new Promise<{ status: number; text: string; headers: Record<string, string | string[] | undefined>; ms: number }>(
    (resolve, reject) => {
      const began = performance.now()
      const sent = request(served.address + path, { method, headers }, (answer) => {
        let text = ''
        answer.on('data', (chunk) => (text += chunk))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers, ms: performance.now() - began }),
        )
      })
      sent.on('error', reject)
      sent.end(body)
    },
  )
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

test('every page carries an enforced policy with a fresh nonce and keeps itself to itself', async () => {
  const [one, two] = [await raw('/'), await raw('/sign-in')]
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

test('an address too long or too deep is refused at once', async () => {
  for (const path of [`/${'a'.repeat(5000)}`, '/a'.repeat(70), `/${'%2f'.repeat(70)}`, `/?${'x='.repeat(2000)}`]) {
    const answer = await raw(path)
    expect(answer.status).toBe(414)
    expect(answer.ms).toBeLessThan(200)
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

test('field names of a sender never come back: a thousand dots deep does no harm', async () => {
  const body = `${'a.'.repeat(1000)}b=1&${'a['.repeat(500)}=2&email=x&password=y`
  for (const path of ['/sign-in', '/sign-in.data']) {
    const answer = await raw(path, { method: 'POST', headers: { ...form, Origin: served.address }, body })
    expect([422, 200, 202]).toContain(answer.status)
    expect(answer.text).not.toContain('a.a.a')
    expect(answer.text).toContain('Enter an e-mail address in the form')
  }
})

test('a form of ten million bytes is refused before it is read', async () => {
  const answer = await raw('/sign-in', {
    method: 'POST',
    headers: { ...form, Origin: served.address },
    body: `email=${'x'.repeat(10_000_000)}`,
  }).catch(() => ({ status: 413 }))
  expect(answer.status).toBe(413)
})

test('other methods and unknown addresses have an answer', async () => {
  expect((await raw('/nowhere')).status).toBe(404)
  expect((await raw('/nowhere')).text).toContain('Page not found')
  expect((await raw('/', { method: 'DELETE', headers: { Origin: served.address } })).status).toBeGreaterThanOrEqual(400)
  expect((await raw('/livez')).text).toBe('ok')
  expect((await raw('/healthz')).text).toBe('ok')
})
