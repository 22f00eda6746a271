import { expect, test } from 'vitest'
import { instantsOf, startOfMinute, timeOf, zoneOf } from './wall-clock.ts'

test('a time of an ordinary day is one instant, in winter and in summer', () => {
  expect(instantsOf('2026-01-15', '09:00')).toEqual([Date.UTC(2026, 0, 15, 9)])
  expect(instantsOf('2026-07-15', '09:00')).toEqual([Date.UTC(2026, 6, 15, 8)])
})

test('the hour that clocks jump over has no instant', () => {
  expect(instantsOf('2026-03-29', '01:00')).toEqual([])
  expect(instantsOf('2026-03-29', '01:59')).toEqual([])
  expect(instantsOf('2026-03-29', '02:00')).toEqual([Date.UTC(2026, 2, 29, 1)])
})

test('the hour that comes twice has two, summer time first', () => {
  const both = instantsOf('2026-10-25', '01:30')
  expect(both).toEqual([Date.UTC(2026, 9, 25, 0, 30), Date.UTC(2026, 9, 25, 1, 30)])
  expect(both.map(timeOf)).toEqual(['01:30', '01:30'])
  expect(both.map(zoneOf)).toEqual(['BST', 'GMT'])
  expect(instantsOf('2026-10-25', '02:00')).toHaveLength(1)
})

test('a publication is known by its minute', () => {
  expect(startOfMinute(Date.UTC(2026, 6, 1, 8, 0, 59, 999))).toBe(Date.UTC(2026, 6, 1, 8))
})
