import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLoops } from '#app/commands/loops.ts'
import { keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { openPost } from '#app/platform/mail/post.server.ts'
import { openMeasures } from '#app/platform/measures.server.ts'
import { readSettings, settingsInLog } from '#app/platform/settings.server.ts'
import type { Db } from '#db/client.server.ts'
import { serveFrom } from '#db/serving.server.ts'
import { type AccessWorld, accessWorld, copyOf, ELM } from '#test/support/access-world.ts'
import { NOW } from '#test/support/asking.ts'
import { loggedTo } from '#test/support/logged-to.ts'
import { type ServedHere, servedHere } from '#test/support/served-here.ts'

const TOKEN = 'a-token-of-the-monitor-on-another-machine'
const SETTINGS = { WATCH_TOKEN: TOKEN, PUBLIC_ADDRESS: 'https://concert.example.org', LOG_LEVEL: 'info' }
const WATCHED = ['/healthz', '/metrics']

let world: AccessWorld
let db: Db
let served: ServedHere
beforeAll(async () => {
  world = await accessWorld()
  db = copyOf(world)
  serveFrom(db)
  served = await servedHere(db, () => NOW, SETTINGS)
}, 60_000)
afterAll(() => served.stop())

test.each(WATCHED)('%s answers a program on the machine, and one elsewhere that holds the token', async (path) => {
  const own = { Host: 'localhost:3000' }
  expect((await served.ask(path, { headers: own })).status).toBe(200)
  const elsewhere = { Host: 'concert.example.org', 'X-Forwarded-For': '198.51.100.7' }
  expect((await served.ask(path, { headers: { ...elsewhere, Authorization: `Bearer ${TOKEN}` } })).status).toBe(200)
})

test.each(WATCHED)('%s is missing for everybody else, whatever they say of themselves', async (path) => {
  const missing = (await served.ask('/nowhere', { source: '198.51.100.7' })).status
  const others: Record<string, string>[] = [
    { Host: 'concert.example.org' },
    { Host: 'localhost:3000', 'X-Forwarded-For': '198.51.100.7' },
    { Host: 'localhost:3000', 'X-Forwarded-For': '127.0.0.1' },
    { Host: 'localhost:3000', Via: '1.1 proxy' },
    { Host: 'localhost:3000', 'X-Forwarded-Proto': 'https' },
    { Host: 'localhost:3000', 'CF-Connecting-IP': '198.51.100.7' },
    { Host: 'localhost.example.org' },
    { Host: 'concert.example.org', Authorization: `Bearer ${TOKEN}x` },
    { Host: 'concert.example.org', Authorization: 'Bearer undefined' },
    { Host: 'concert.example.org', Authorization: `Basic ${TOKEN}` },
  ]
  const editor = { Host: 'concert.example.org', Cookie: world.cookies.editor!.replace('concert=', '__Host-concert=') }
  for (const headers of [...others, editor]) {
    const { status, text } = await served.ask(path, { headers })
    expect([headers, status, /concert_|LOOK|writing/.test(text)]).toEqual([headers, missing, false])
  }
})

test('what is watched holds nothing of a practice, a person or a page, though all of it was just asked for', async () => {
  for (const [who, path] of [
    ['partner', `/practice/${ELM.code}`],
    ['officer', '/lmc/borsetshire'],
    ['nobody', '/actions/data-sharing-review?answer=partial'],
  ] as const)
    await served.ask(path, { cookie: world.cookies[who as 'partner'] ?? '', source: '198.51.100.9' })
  await served.send('/sign-in', 'email=ann%40example.org&password=wrong', { source: '198.51.100.9' })
  const own = { headers: { Host: 'localhost:3000' } }
  const [health, metrics] = await Promise.all(WATCHED.map(async (path) => (await served.ask(path, own)).text))
  const names = db.$client.prepare('select code from practices union select slug from lmcs union select slug from actions')
  const told = `${health}${metrics}`
  expect(told.length).toBeGreaterThan(2000)
  for (const name of [...(names.pluck().all() as string[]), '198.51.100', '@', 'routes/', '/practice', ELM.note])
    expect([name, told.includes(name)]).toEqual([name, false])
  const labels = new Set([...metrics!.matchAll(/(\w+)="/g)].map(([, label]) => label))
  expect([...labels].sort()).toEqual(['kind', 'le', 'node', 'outcome', 'quantile', 'reason', 'version', 'why'])
})

test('the metrics are in Prometheus’ text form, each with its help and type before its values', async () => {
  const { text, headers } = await served.ask('/metrics', { headers: { Host: 'localhost:3000' } })
  expect(headers['content-type']).toContain('version=0.0.4')
  let name = ''
  for (const line of text.trimEnd().split('\n')) {
    const help = line.match(/^# HELP (concert_[a-z_]+) \S.*\.$/)
    if (help) name = help[1]!
    else
      expect([line, line.startsWith(`# TYPE ${name} `) || /^concert_[a-z_]+(\{[^{}]*\})? -?[\d.e+-]+$/.test(line)]).toEqual([
        line,
        true,
      ])
  }
  const value = (of: string) => Number(text.match(new RegExp(`^concert_${of} (.*)$`, 'm'))?.[1])
  expect(value('answer_seconds_count')).toBeGreaterThan(10)
  expect(value('answer_seconds_bucket{le="\\+Inf"}')).toBe(value('answer_seconds_count'))
  for (const one of ['mails_waiting', 'last_backup_seconds', 'event_loop_delay_seconds{quantile="0.99"}', 'disk_free_bytes'])
    expect([one, Number.isFinite(value(one.replace(/[{}.]/g, '\\$&')))]).toEqual([one, true])
})

test('a refused sign-in is counted and logged, with account and source as hashes that stay the same and name nobody', async () => {
  const before = served.measures.read().refusals.password
  const wrong = (email: string) => served.send('/sign-in', `email=${email}&password=wrong`, { source: '198.51.100.20' })
  served.logged.length = 0
  for (const email of ['ann%40example.org', 'Ann%40Example.org', 'ben%40example.org']) await wrong(email)
  const lines = served.logged.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'a sign-in was refused')
  expect(lines.map(({ reason }) => reason)).toEqual(['password', 'password', 'password'])
  expect([lines[0].account === lines[1].account, lines[0].account === lines[2].account]).toEqual([true, false])
  expect(new Set(lines.map(({ source }) => source)).size).toBe(1)
  expect(served.logged.join()).not.toMatch(/ann|example|198\.51/i)
  expect(served.measures.read().refusals.password - before).toBe(3)
})

test('an operator’s loops try a write, and say at the health check when none succeeds or a job fails', async () => {
  const measures = openMeasures(NOW)
  const settings = readSettings({ PUBLIC_ADDRESS: 'http://localhost:3000' })
  if (!settings.ok) throw new Error(settings.message)
  const own = copyOf(world)
  serveFrom(own)
  const { log } = loggedTo()
  const fails = () => Promise.reject(new Error('the disk is full'))
  const loops = startLoops({
    ...{ db: own, log, now: () => NOW, settings: settings.settings, post: openPost(settings.settings), measures },
    figuresKey: () => keyOf(Buffer.alloc(32)),
    issueReleases: fails,
    checkpoint: fails,
  })
  await loops.stop()
  measures.stop()
  expect(measures.read().write).toEqual({ at: NOW })
  expect(measures.read().failing.map(({ loop }) => loop)).toContain('checkpoints')
})

test('what the log says of the settings holds no secret and no address', () => {
  const secret = 'this-must-never-be-seen-in-a-log-of-ours'
  const read = readSettings({
    ...{ SECRET_KEY: secret, WATCH_TOKEN: secret, SMTP_URL: `smtps://name:${secret}@mail.example.org:465` },
    ...{ MAIL_FROM: 'concert@example.org', CONTROLLER: 'Ann, ann@example.org' },
  })
  if (!read.ok) throw new Error(read.message)
  const said = JSON.stringify(settingsInLog(read.settings))
  expect(said).not.toMatch(/never-be-seen|@/)
  expect(settingsInLog(read.settings)).toMatchObject({ secretKey: 'set', smtpUrl: 'set', port: 3000 })
})

test('once a proxy that is not named sends most requests, it is said in the log and at the health check', async () => {
  const behind = await servedHere(copyOf(world), () => NOW, { ...SETTINGS, TRUST_PROXY: 'none' })
  const visitors = async () =>
    (await behind.ask('/healthz', { headers: { Host: 'localhost:3000' } })).text.match(/^(\S+) +visitors +(.*)$/m)?.slice(1)
  expect(await visitors()).toEqual(['ok', 'are told apart'])
  for (let n = 0; n < 25; n += 1) await behind.ask('/livez', { source: `198.51.100.${n}` })
  expect(await visitors()).toEqual(['LOOK', 'count as one: they come through a proxy that TRUST_PROXY does not name'])
  const told = behind.logged.filter((line) => line.includes('TRUST_PROXY does not name')).map((line) => JSON.parse(line))
  expect(told).toMatchObject([{ why: 'not-trusted', proxy: '127.0.0.1' }])
  await behind.stop()
})
