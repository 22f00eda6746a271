import { expect, test } from 'vitest'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { freshDatabase } from '#test/support/database.ts'
import { ballotLines } from './ballot-line-queries.server.ts'

test('a desk reads the vote in one line as it stands on the day, and the one announced without days', () => {
  const db = freshDatabase()
  expect(loadContent(db, paths.content, 0)).toMatchObject({ ok: true })
  const words = (day: string) => ballotLines(db, day).map((line) => line.words)
  expect(words('2024-07-27')[0]).toMatch(/^open until 29 July 2024, in 2 days/)
  expect(words('2024-07-30')).toEqual(['closed on 29 July 2024, no result yet'])
  expect(words('2024-11-28')).toEqual(['98.3% yes; turnout 67.7%; no legal threshold applies'])
  expect(words('2026-06-01')).toEqual([
    '98.9% to reject; no legal threshold applies',
    'announced, to be held between 25 June 2026 and late June 2027',
  ])
})
