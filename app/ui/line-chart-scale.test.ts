import { expect, test } from 'vitest'
import { dayNumber, dayTicks, linePaths, shareTicks } from './line-chart-scale.ts'

const at = (share: number | null, day = '2024-09-22') => ({ day, share, words: '' })

test('the levels of a chart start at none and end above the highest point', () => {
  expect(shareTicks([at(0.41), at(null)])).toEqual([0, 0.2, 0.4, 0.6])
  expect(shareTicks([at(1)])).toEqual([0, 0.25, 0.5, 0.75, 1])
  expect(shareTicks([at(0.4)])).toEqual([0, 0.1, 0.2, 0.3, 0.4])
})

test('a chart on which nothing is known yet still has levels', () => {
  expect(shareTicks([])).toEqual([0, 0.01, 0.02])
  expect(shareTicks([at(0)])).toEqual([0, 0.01, 0.02])
})

test('months are named at their first day, the year where it begins', () => {
  const ticks = dayTicks(dayNumber('2024-10-06'), dayNumber('2025-02-09'))
  expect(ticks.map(({ day, label }) => `${day} ${label}`)).toEqual([
    '2024-11-01 Nov 2024',
    '2024-12-01 Dec',
    '2025-01-01 Jan 2025',
    '2025-02-01 Feb',
  ])
})

test('ten years are not more crowded than one', () => {
  expect(dayTicks(dayNumber('2016-01-03'), dayNumber('2026-01-04')).length).toBeLessThanOrEqual(6)
})

test('the line breaks where a figure is hidden and does not run through zero', () => {
  const points = [at(0.1, '2024-09-01'), at(null, '2024-09-08'), at(0.3, '2024-09-15'), at(0.4, '2024-09-22')]
  const { line, area } = linePaths(
    points,
    (day) => dayNumber(day) - dayNumber('2024-09-01'),
    (share) => 100 - share * 100,
  )
  expect(line).toBe('M0 90h0M14 70L21 60')
  expect(area).toBe('M0 100L0 90V100zM14 100L14 70L21 60V100z')
})
