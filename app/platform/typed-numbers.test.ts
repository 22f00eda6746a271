import { expect, test } from 'vitest'
import { typedWhole, wholeNumber } from './typed-numbers.ts'

test.each([
  ['3890', 3890],
  ['3,890', 3890],
  ['1 234 567', 1234567],
  ['3890.0', 3890],
  ['3,890.00', 3890],
  ['0', 0],
  ['', undefined],
  ['-3', undefined],
  ['3.5', undefined],
  ['38,90', undefined],
  ['1,20', undefined],
  ['1 20', undefined],
  ['12,0', undefined],
  ['1\u00a0200', 1200],
  ['１２', 12],
  ['1,234 567', undefined],
  ['4.41632E+11', undefined],
])('the number “%s” is read as %s', (text, number) => {
  expect(wholeNumber(text)).toBe(number)
})

test('a field for a whole number holds its digits, is empty where nothing was typed, and refuses what is none', () => {
  const read = (text: string) => typedWhole().safeParse(text)
  expect([read('1,200').data, read(' 7 ').data, read('').data]).toEqual(['1200', '7', ''])
  for (const text of ['1,20', '1 20', '1.5', '12 GP', '-3'])
    expect([text, read(text).error?.issues[0]?.message]).toEqual([text, expect.stringContaining('whole number')])
})
