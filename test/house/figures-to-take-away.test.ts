import { createHash } from 'node:crypto'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { TABLE_NAMES } from '#app/features/figures/files/figure-tables.ts'
import { tableFile } from '#app/features/figures/files/table-file.ts'
import { weekAsked } from '#app/features/figures/files/week-asked.server.ts'
import {
  ballotsShape,
  courseShape,
  errorShape,
  releasesShape,
  tableShape,
} from '#app/features/figures/interface/interface-shapes.ts'
import type { openApi } from '#app/features/figures/interface/openapi.ts'
import { committeePaper } from '#app/features/figures/papers/committee-paper.server.ts'
import { keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import { issueDueReleases } from '#app/features/figures/releases/issue-releases.server.ts'
import { endToken } from '#app/features/people/tokens/end-token.server.ts'
import { makeToken } from '#app/features/people/tokens/make-token.server.ts'
import { ownTokens } from '#app/features/people/tokens/token-queries.server.ts'
import { TOKEN_LASTS } from '#app/features/people/tokens/token-rules.ts'
import { instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { someone } from '#test/support/england.ts'
import { type ServedHere, servedHere } from '#test/support/served-here.ts'
import { everyone, everywhere, recordStatements, takes, twoRegions } from '#test/support/two-regions.ts'

const NOW = instantOf('2024-11-05', '12:00')
const LATEST = '2024-11-04'
let db: Db
let site: ServedHere
let token: string
beforeAll(async () => {
  db = twoRegions()
  recordStatements(db, { report: everyone, entries: everywhere(5).map((code) => takes(code)) })
  issueDueReleases(db, keyOf(Buffer.alloc(32, 1)), NOW)
  const made = makeToken(db, someone(db, 'committee-member'), 'A sheet', NOW)
  if (!made.ok) throw new Error(made.reason)
  token = made.token
  site = await servedHere(db, () => NOW)
  return site.stop
})

const json = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await site.ask(path, { headers })
  return { ...answer, body: JSON.parse(answer.text) as unknown }
}
const fits = <S extends z.ZodType>(shape: S, body: unknown): z.infer<S> => shape.parse(body)

test('the document names every address of the interface, and each answers in its shape', async () => {
  const releases = fits(releasesShape, (await json('/api/v1/releases')).body).releases
  expect(releases[0]).toMatchObject({ id: LATEST, asAt: '2024-11-03', method: 'v3' })
  for (const name of TABLE_NAMES) {
    const table = fits(tableShape, (await json(`/api/v1/releases/${LATEST}/tables/${name}`)).body)
    expect([table.table, table.asAt]).toEqual([name, '2024-11-03'])
  }
  expect(fits(courseShape, (await json('/api/v1/courses/cap?place=region:Y1')).body).points.at(-1)?.asAt).toBe('2024-11-03')
  fits(ballotsShape, (await json('/api/v1/ballots')).body)
  const document = (await json('/api/v1/openapi.json')).body as ReturnType<typeof openApi>
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths)).toEqual([
    '/releases',
    '/releases/{release}',
    '/releases/{release}/tables/{table}',
    '/courses/{action}',
    '/ballots',
    '/committee/releases/{release}',
    '/committee/releases/{release}/tables/{table}',
  ])
  const named = JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)
  for (const [, schema] of named) expect(Object.keys(document.components.schemas)).toContain(schema)
})

test('a linter that knows nothing of Concert finds nothing to say of the document', async () => {
  // The server of a test stands at an address that no real one has.
  const config = await createConfig({ extends: ['recommended'], rules: { 'no-server-example.com': 'off' } })
  const lint = (source: string) => lintFromString({ source, config, absoluteRef: 'openapi.json' })
  const { text } = await json('/api/v1/openapi.json')
  expect((await lint(text)).map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([])
  expect((await lint(text.replace('"operationId":"course"', '"operationId":"releases"'))).length).toBeGreaterThan(0)
})

test('what is not there says so in a sentence: a release, a table, an action, a place, another version', async () => {
  const asked: [string, number, RegExp][] = [
    ['/api/v1/releases/2023-01-02', 404, /no such release/],
    [`/api/v1/releases/${LATEST}/tables/practices`, 404, /tables are england/],
    ['/api/v1/courses/never-offered', 404, /Nothing is published/],
    ['/api/v1/courses/cap?place=practice:Y00001', 400, /A place is/],
    ['/api/v1/courses/cap?known=never', 404, /no such release/],
    ['/api/v0/releases', 404, /version 1/],
    ['/api/v1/practices', 404, /version 1/],
  ]
  for (const [path, status, words] of asked) {
    const answer = await json(path)
    expect([path, answer.status]).toEqual([path, status])
    expect(fits(errorShape, answer.body).error).toMatch(words)
  }
})

test('every number of a release is the same in its text, tables, JSON, files and paper', async () => {
  const week = weekAsked(db, LATEST, 'public')!
  const text = JSON.parse((await site.ask(`/api/v1/releases/${LATEST}`)).text) as { week: { england: { taking: number[] } } }
  const taking = week.england.actions[0]!.taking
  expect(text.week.england.taking).toEqual([taking.count])
  for (const name of TABLE_NAMES) {
    const file = (await site.ask(`/figures/releases/${LATEST}/tables/${name}.csv`)).text
    expect(file).toBe(tableFile(week, name).text)
    const rows = parse(file, { bom: true, columns: true }) as Record<string, string>[]
    const table = fits(tableShape, (await json(`/api/v1/releases/${LATEST}/tables/${name}`)).body)
    const asText = table.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, String(cell ?? '')])),
    )
    expect(asText).toEqual(rows)
  }
  const course = fits(courseShape, (await json('/api/v1/courses/cap')).body)
  expect(course.points.at(-1)).toMatchObject({ taking: taking.count, of: taking.of, percent: taking.percent })
  const { data } = committeePaper(db, weekAsked(db, LATEST, 'all')!, 'Concert')
  expect(JSON.stringify(data)).toContain(`"count":"${taking.count.toLocaleString('en-GB')}"`)
  const picture = (await site.ask(`/figures/releases/${LATEST}/pictures/states.svg`)).text
  expect(picture).toContain(`>${taking.count.toLocaleString('en-GB')}</text>`)
  expect((await site.ask('/figures/cards/cap.svg')).text).toContain(`${taking.count} of ${taking.of} reporting practices`)
})

test('public answers may be used by any page, carry a strong tag and cost nothing when unchanged; a text is known by its hash', async () => {
  const first = await site.ask(`/api/v1/releases/${LATEST}`)
  const tag = String(first.headers.etag)
  expect(first.headers['access-control-allow-origin']).toBe('*')
  expect(tag).toMatch(/^"[\w-]+"$/)
  const { releases } = fits(releasesShape, (await json('/api/v1/releases')).body)
  expect(createHash('sha256').update(first.text).digest('hex')).toBe(releases.find(({ id }) => id === LATEST)?.sha256)
  const again = await site.ask(`/api/v1/releases/${LATEST}`, { headers: { 'If-None-Match': tag } })
  expect([again.status, again.text]).toEqual([304, ''])
  expect((await site.ask('/figures/cards/any.svg')).headers['cross-origin-resource-policy']).toBe('cross-origin')
  for (const missing of [
    '/figures/cards/never.svg',
    '/figures/cards/cap.png',
    `/figures/releases/${LATEST}/pictures/map-never.png`,
  ])
    expect([missing, (await site.ask(missing)).status]).toEqual([missing, 404])
})

test('unauthorised access to the figures of the committee by a program: no token, a wrong one, one in the address, one that ended', async () => {
  const path = `/api/v1/committee/releases/${LATEST}/tables/lmcs`
  const shown = (header: string, at = path) => json(at, { Authorization: header })
  expect((await json(path)).status).toBe(401)
  expect((await shown('Bearer concert-secret-wrong')).status).toBe(401)
  expect((await shown(`Basic ${token}`)).status).toBe(401)
  expect((await json(`${path}?token=${token}`)).status).toBe(400)
  expect((await json(`${path}?access_token=${token}`, { Authorization: `Bearer ${token}` })).status).toBe(400)
  const right = await shown(`Bearer ${token}`)
  expect(right.status).toBe(200)
  expect(right.headers['access-control-allow-origin']).toBeUndefined()
  const [public_, all] = [(await json(`/api/v1/releases/${LATEST}/tables/lmcs`)).body, right.body].map(
    (body) => fits(tableShape, body).rows.filter((row) => row.taking !== null).length,
  )
  expect([public_, all! > 0]).toEqual([0, true])

  const officer = someone(db, 'lmc-officer', { lmcSlug: 'north-0' })
  const theirs = makeToken(db, officer, 'Not for this', NOW)
  expect((await shown(`Bearer ${theirs.ok ? theirs.token : ''}`)).status).toBe(401)

  const member = someone(db, 'committee-editor')
  const short = makeToken(db, member, 'Short', NOW - TOKEN_LASTS)
  expect((await shown(`Bearer ${short.ok ? short.token : ''}`)).status).toBe(401)
  const ended = makeToken(db, member, 'Ended', NOW)
  expect((await shown(`Bearer ${ended.ok ? ended.token : ''}`)).status).toBe(200)
  for (const { id } of ownTokens(db, member)) endToken(db, officer, id, NOW)
  expect((await shown(`Bearer ${ended.ok ? ended.token : ''}`)).status).toBe(200)
  for (const { id } of ownTokens(db, member)) endToken(db, member, id, NOW)
  expect((await shown(`Bearer ${ended.ok ? ended.token : ''}`)).status).toBe(401)
  expect(ownTokens(db, member).find(({ name }) => name === 'Ended')).toMatchObject({ uses: 2, lastUsedAt: NOW })
})

test('ten tokens work at most, and one more after one has ended', () => {
  const db = twoRegions()
  const member = someone(db, 'committee-member')
  const make = () => makeToken(db, member, 'One of many', NOW).ok
  expect(Array.from({ length: 11 }, make)).toEqual([...Array(10).fill(true), false])
  endToken(db, member, ownTokens(db, member)[0]!.id, NOW)
  expect(make()).toBe(true)
})

test('a picture is drawn as PNG, once, and the paper is two sides that open', async () => {
  const png = await site.ask(`/figures/releases/${LATEST}/pictures/map-cap.png`)
  expect([png.status, png.headers['content-type'], png.text.slice(1, 4)]).toEqual([200, 'image/png', 'PNG'])
})
