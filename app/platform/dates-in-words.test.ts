import { expect, test } from 'vitest'
import { daysLeft, weekdayShort } from './dates-in-words.ts'

test('a day says how far it is, over the change of the clocks too', () => {
  const left = (day: string) => daysLeft(day, '2026-10-24')
  expect(left('2026-10-24')).toBe('today')
  expect(left('2026-10-25')).toBe('tomorrow')
  expect(left('2026-10-23')).toBe('yesterday')
  expect(left('2026-10-27')).toBe('in 3 days')
  expect(left('2026-10-20')).toBe('4 days ago')
  expect(weekdayShort('2024-12-01')).toBe('Sun 1 Dec')
})
