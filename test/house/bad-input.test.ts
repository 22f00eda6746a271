import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import {
  type AccessWorld,
  accessWorld,
  copyOf,
  KNOCKERS,
  type Knocker,
  parametersOf,
  pathTo,
} from '#test/support/access-world.ts'
import { allRoutes, moduleOf, NOW } from '#test/support/asking.ts'
import { BAD_HEADERS, BAD_STEPS, BAD_VALUES, CONTENT_TYPES, METHODS, QUERY_NAMES } from '#test/support/bad-input.ts'
import { cookieOf } from '#test/support/england.ts'
import type { RawAnswer, RawQuestion } from '#test/support/raw-request.ts'
import { type ServedHere, servedHere } from '#test/support/served-here.ts'
import { VALID_FORMS } from '#test/support/valid-forms.ts'

/** `npm run test:bad-input` sends 13,000. The same seed sends the same requests. */
const COUNT = Number(process.env.BAD_INPUT_COUNT) || 1500
const SEED = Number(process.env.BAD_INPUT_SEED) || 1

/** Short enough for an address. */
const SHORT_VALUES = BAD_VALUES.filter(({ length }) => length <= 60)

let state = SEED
/** From 0 to below 1 (the generator of Numerical Recipes). */
function chance(): number {
  state = (state * 1664525 + 1013904223) % 2 ** 32
  return state / 2 ** 32
}
const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T

let world: AccessWorld
let db: Db
let served: ServedHere
const cookies: Partial<Record<Knocker, string>> = {}
/** The names of the fields on each page's forms. */
const fieldsOf: Record<string, string[]> = {}
let clock = NOW
beforeAll(async () => {
  world = await accessWorld()
  db = copyOf(world)
  clock = NOW
  served = await servedHere(db, () => clock++)
  Object.assign(cookies, world.cookies)
  for (const { address, file } of allRoutes) {
    if (!(await moduleOf(file)).action) continue
    const found = new Set(Object.keys(VALID_FORMS[address] ?? {}))
    for (const who of ['partner', 'officer', 'editor'] as const) {
      const { text } = await served.ask(pathTo(address, parametersOf(world)), { cookie: cookies[who] })
      for (const [, name] of text.matchAll(/<(?:input|textarea|select|button)[^>]* name="([^"]+)"/g)) found.add(name ?? '')
    }
    fieldsOf[address] = [...found]
  }
}, 120_000)
afterAll(async () => {
  await served.stop()
  db.$client.close()
})

/** Some forms sign out or end sessions and roles: those people are signed in again, so that most requests come from a session. */
async function letInAgain(): Promise<void> {
  for (const who of KNOCKERS) {
    const person = world.people[who]
    const still = db.$client.prepare('select 1 from persons where id = ?').get(person)
    if (!person || !still || (await served.ask('/account/roles', { cookie: cookies[who] })).status === 200) continue
    cookies[who] = await cookieOf(db, person)
  }
}

function someAddress(address: string): string {
  const right = parametersOf(world)
  const parameters = Object.fromEntries(
    Object.entries(right).map(([name, value]) => [name, chance() < 0.2 ? one(BAD_STEPS) : value]),
  )
  let path = address === '/*' ? `/${one(BAD_STEPS)}` : pathTo(address, parameters)
  const way = chance()
  if (way < 0.12) path += '.data'
  else if (way < 0.15) path = `/${one(BAD_STEPS)}${path}`
  else if (way < 0.18) path += `/${one(BAD_STEPS)}`
  else if (way < 0.2) path = path.toUpperCase()
  else if (way < 0.22) path = path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
  else if (way < 0.24) path = `/x/..${path}`
  const query = Array.from({ length: chance() < 0.35 ? 1 + Math.floor(chance() * 3) : 0 }, () => {
    const value = chance() < 0.8 ? encodeURIComponent(one(SHORT_VALUES)) : one(BAD_STEPS)
    return `${one(QUERY_NAMES)}=${value}`
  })
  return query.length > 0 ? `${path}?${query.join('&')}` : path
}

/** Half of the forms are valid except for one or two fields: they get further. */
function someForm(address: string): string {
  const fields = fieldsOf[address] ?? ['a']
  const right = VALID_FORMS[address] ?? {}
  const nearly = chance() < 0.5
  const broken = new Set([one(fields), one(fields)])
  const form = new URLSearchParams()
  for (const name of fields) {
    if (nearly && !broken.has(name)) {
      const value = right[name]
      if (value !== undefined) form.append(name, value)
    } else if (chance() < 0.85) form.append(name, one(BAD_VALUES))
  }
  const more = chance()
  if (more < 0.05) form.append('__proto__', 'x')
  else if (more < 0.1) form.append('a[b][c]', 'x')
  else if (more < 0.12) for (let i = 0; i < 500; i += 1) form.append(`f${i}`, '')
  const sent = form.toString()
  return more > 0.97 ? `${sent.slice(0, more * sent.length)}%` : sent
}

function someRequest(): { path: string; question: RawQuestion & { cookie?: string; source?: string } } {
  const method = one(METHODS)
  const withForm = Object.keys(fieldsOf)
  const address = method === 'POST' && chance() < 0.85 ? one(withForm) : one(allRoutes).address
  const who = one(KNOCKERS)
  const source = `203.0.${Math.floor(chance() * 250)}.${Math.floor(chance() * 250)}`
  const headers: Record<string, string> = chance() < 0.15 ? { ...one(BAD_HEADERS) } : {}
  const path = someAddress(address)
  const cookie = 'Cookie' in headers ? undefined : cookies[who]
  if (method === 'GET' || method === 'HEAD' || method === 'TRACE') return { path, question: { method, headers, cookie, source } }
  const body = someForm(address)
  const type = chance() < 0.08 ? one(CONTENT_TYPES) : 'application/x-www-form-urlencoded'
  const length: Record<string, string> =
    chance() < 0.04 ? { 'Transfer-Encoding': 'chunked' } : { 'Content-Length': String(Buffer.byteLength(body)) }
  const own = { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type, ...length }
  return { path, question: { method, headers: { ...own, ...headers }, cookie, source, body } }
}

/** Words that reveal a fault of the server. */
const INSIDE = /\bat .*\.(ts|js):\d+|SQLITE_|SqliteError|TypeError|node_modules/

function faultsOf({ status, text, headers }: RawAnswer): string[] {
  const to = headers.location
  return [
    ...(status >= 500 && status !== 503 ? [`status ${status}`] : []),
    ...(INSIDE.test(text) ? ['words from the inside'] : []),
    ...(typeof to === 'string' && !/^\/(?![/\\])/.test(to) ? [`leads to ${to}`] : []),
    ...((headers['set-cookie'] as string[] | undefined) ?? []).filter((cookie) => cookie.startsWith('x=1')),
  ]
}

test(`of ${COUNT} requests that nobody asked for none is a fault of the server, leads elsewhere or shows its inside`, async () => {
  const faults: unknown[] = []
  const statuses: Record<number, number> = {}
  for (let i = 0; i < COUNT; i += 1) {
    if (i % 40 === 0) await letInAgain()
    const { path, question } = someRequest()
    const logged = served.logged.length
    const answer = await served.ask(path, question).catch((error: Error) => error)
    // Node's client refuses to send some requests, and its server ends the connection on others.
    if (answer instanceof Error) continue
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
    const found = [...faultsOf(answer), ...served.logged.slice(logged)]
    if (found.length > 0) faults.push({ found, path: path.slice(0, 300), question: JSON.stringify(question).slice(0, 600) })
  }
  expect(faults.slice(0, 10)).toEqual([])
  // Enough requests reached pages and forms.
  for (const status of [200, 302, 404, 422]) expect([status, (statuses[status] ?? 0) > COUNT / 100]).toEqual([status, true])
  if (process.env.BAD_INPUT_COUNT) console.log(statuses)
}, 3_600_000)
