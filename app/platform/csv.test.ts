import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { asCsv } from './csv.ts'

const ODD = ['=1+1', '+44', '-5', '@sum', '\tx', 'a,b', 'a"b', 'two\nlines', '漢 Ŵ 😀', '\u202eright', 'NULL', ' ']

test('any text comes back as it was, but for an apostrophe before what a spreadsheet would run', () => {
  const rows = parse(
    asCsv(
      ['words'],
      ODD.map((words) => [words]),
    ),
    { bom: true },
  ) as string[][]
  expect(rows.slice(1).map(([words]) => words)).toEqual(ODD.map((words) => (/^[=+\-@\t]/.test(words) ? `'${words}` : words)))
})

test('numbers stay numbers, nothing stays empty, and the file begins with its mark', () => {
  expect(asCsv(['a', 'b', 'c'], [[-5, 42.3, null]])).toBe('\ufeffa,b,c\r\n-5,42.3,\r\n')
})
