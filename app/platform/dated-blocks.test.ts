import { expect, test } from 'vitest'
import { textOn } from './dated-blocks.ts'
import { markdownRefusals } from './markdown.server.ts'

const whole = `always
::: until 2024-11-30
before
:::
::: from 2024-12-01 until 2025-03-31
winter
:::
::: from 2025-04-01
since
:::
end`

const linesOn = (day?: string) => textOn(whole, day).text.split('\n')

test('a line of a dated block holds from its first day to its last, both included', () => {
  expect(linesOn('2024-11-30')).toEqual(['always', 'before', 'end'])
  expect(linesOn('2024-12-01')).toEqual(['always', 'winter', 'end'])
  expect(linesOn('2025-03-31')).toEqual(['always', 'winter', 'end'])
  expect(linesOn('2025-04-01')).toEqual(['always', 'since', 'end'])
})

test('without a day, what has begun stays and what has an end goes', () => {
  expect(linesOn()).toEqual(['always', 'since', 'end'])
  expect(textOn('::: until 9999-12-31\nlast\n:::').text).toBe('')
})

test('the days of change and the lines of the file are known', () => {
  const { days, lines } = textOn(whole, '2025-04-01')
  expect(days).toEqual(['2024-12-01', '2024-12-01', '2025-04-01', '2025-04-01'])
  expect(lines).toEqual([1, 9, 11])
})

test('words that would read as a marker once they stand in a file are refused', () => {
  expect(markdownRefusals('A\n::: from 2025-01-01\n').map(({ line }) => line)).toEqual([2])
})

test('a marker that is not well formed is named with its line', () => {
  const faults = (text: string) => textOn(text).faults.map(({ line }) => line)
  expect(faults('a\n:::\n')).toEqual([2])
  expect(faults('::: from 2025-02-30\nb\n:::')).toEqual([1])
  expect(faults('::: since 2025-01-01\nb\n:::')).toEqual([1])
  expect(faults('::: \nb\n:::')).toHaveLength(2)
  expect(faults('::: from 2025-01-01\nb')).toEqual([1])
  expect(faults('::: from 2025-01-01\n::: from 2025-02-01\nb\n:::')).toEqual([2])
})
