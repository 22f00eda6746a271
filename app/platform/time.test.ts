import { expect, test } from 'vitest'
import { addDays, dayOf, daysBetween, endOfDay, instantOf, isDay, startOfDay, weekEndOf, weekOf } from './time.ts'

test('a day begins and ends at midnight in London, in summer and in winter', () => {
  expect(startOfDay('2026-07-01')).toBe(Date.UTC(2026, 5, 30, 23))
  expect(startOfDay('2026-01-01')).toBe(Date.UTC(2026, 0, 1))
  expect(dayOf(Date.UTC(2026, 5, 30, 22, 59))).toBe('2026-06-30')
  expect(dayOf(Date.UTC(2026, 5, 30, 23))).toBe('2026-07-01')
})

test('the days on which the clocks change have 23 and 25 hours', () => {
  const hours = (day: string) => (endOfDay(day) - startOfDay(day)) / 3_600_000
  expect([hours('2026-03-29'), hours('2026-03-30'), hours('2026-10-25')]).toEqual([23, 24, 25])
})

test('nine in the morning is nine in London', () => {
  expect(instantOf('2026-07-06', '09:00')).toBe(Date.UTC(2026, 6, 6, 8))
  expect(instantOf('2026-12-07', '09:00')).toBe(Date.UTC(2026, 11, 7, 9))
})

test('a week runs from Monday to Sunday', () => {
  expect(weekOf('2026-11-22')).toBe('2026-11-16')
  expect(weekOf('2026-11-23')).toBe('2026-11-23')
  expect(weekEndOf('2026-11-16')).toBe('2026-11-22')
})

test('days are counted over months and leap years', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
  expect(daysBetween('2026-03-01', '2026-02-01')).toBe(-28)
})

test.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '', '2026-01-01T00:00'])('%j is no day', (text) =>
  expect(isDay(text)).toBe(false),
)
