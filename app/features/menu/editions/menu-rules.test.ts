import { expect, test } from 'vitest'
import { startOfDay } from '#app/platform/time.ts'
import { inWindow, onTheMenu, publicationInstant, publishedWords, requestToTakers, windowWords } from './menu-rules.ts'

test('offered and paused actions are on the menu, others are not', () => {
  const statuses = ['offered', 'paused', 'withdrawn', 'superseded', 'contractual'] as const
  expect(statuses.filter(onTheMenu)).toEqual(['offered', 'paused'])
})

test('both ends of a window belong to it, and an open end does not limit', () => {
  const june = { offeredFrom: '2026-06-01', offeredUntil: '2026-06-30' }
  expect(['2026-05-31', '2026-06-01', '2026-06-30', '2026-07-01'].map((day) => inWindow(june, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(inWindow({ offeredFrom: null, offeredUntil: null }, '2026-01-01')).toBe(true)
})

test('a publication known by its minute counts from then, others from the first moment they allow', () => {
  expect(publicationInstant({ on: '2024-06-28', at: '17:00', precision: 'instant' })).toBe(Date.UTC(2024, 5, 28, 16))
  expect(publicationInstant({ on: '2024-07-01', precision: 'month' })).toBe(startOfDay('2024-07-01'))
})

test('a publication is told no more exactly than it is known', () => {
  const publishedAt = Date.UTC(2024, 6, 4, 8)
  expect(publishedWords({ publishedAt, precision: 'instant' })).toBe('4 July 2024 at 09:00')
  expect(publishedWords({ publishedAt, precision: 'day' })).toBe('4 July 2024')
  expect(publishedWords({ publishedAt, precision: 'about' })).toBe('about 4 July 2024')
  expect(publishedWords({ publishedAt, precision: 'month' })).toBe('July 2024')
})

test('a practice that takes what is no longer offered is asked one thing, and nothing while the action is on the menu', () => {
  for (const status of ['offered', 'paused'] as const) {
    expect(requestToTakers(status, false)).toBeNull()
    expect(requestToTakers(status, true)).toContain('Its last day has passed')
  }
  expect(requestToTakers('contractual', true)).toContain('The contract has overtaken this action')
  for (const status of ['withdrawn', 'superseded'] as const)
    expect(requestToTakers(status, false)).toContain('from which day you stopped')
})

test.each([
  [null, null, null],
  ['2026-05-01', null, 'from 1 May 2026'],
  [null, '2026-07-31', 'until 31 July 2026'],
  ['2026-05-01', '2026-07-31', 'from 1 May 2026 to 31 July 2026'],
])('an offer from %s until %s says so: %s', (offeredFrom, offeredUntil, words) => {
  expect(windowWords({ offeredFrom, offeredUntil })).toBe(words)
})
