import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { freshDatabase } from '#test/support/database.ts'
import { type ServedHere, servedHere } from '#test/support/served-here.ts'

/*
 * Five articles tell of two disputes. Each of their statements, in words of our own, has an address here at which a reader finds it;
 * `mustShow` are words that stand there, whatever their capitals.
 */
type Statement = { id: string; seed: string; says: string; kind: string; mustShow: string[]; at: string }
const statements = JSON.parse(readFileSync('test/fixtures/articles/statements.json', 'utf8')) as Statement[]

const NOW = instantOf('2026-11-29', '10:00')
const pages = new Map<string, string>()
let served: ServedHere
beforeAll(async () => {
  const db = freshDatabase()
  expect(loadContent(db, paths.content, NOW)).toMatchObject({ ok: true })
  served = await servedHere(db, () => NOW)
  for (const at of new Set(statements.map((one) => one.at))) {
    const { status, text } = await served.ask(at)
    expect([at, status]).toEqual([at, 200])
    pages.set(at, readable(text))
  }
}, 60_000)
afterAll(() => served.stop())

/** What a reader reads: without elements, in small letters. */
const readable = (body: string) =>
  body
    .replace(/^[\s\S]*<main/, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
    .toLowerCase()

test('the list holds the statements of five articles, each once', () => {
  expect(statements.length).toBeGreaterThan(90)
  expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length)
  expect([...new Set(statements.map(({ seed }) => seed))].sort()).toEqual(['000', '001', '002', '003', '004'])
})

test.each(statements)('$seed $id: $says', ({ at, mustShow }) => {
  const words = pages.get(at)!
  expect(mustShow.filter((piece) => !words.includes(piece.toLowerCase()))).toEqual([])
})
