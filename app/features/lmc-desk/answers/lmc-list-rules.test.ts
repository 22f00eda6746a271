import { expect, test } from 'vitest'
import { isFound } from './lmc-list-rules.ts'

test('a practice is found by any words of its name, code or town, in any order and case', () => {
  const elm = { name: "St Mary's Elm Surgery", code: 'Y00001', town: 'Leeds' }
  const found = (typed: string) => isFound(elm, typed)
  expect(['elm', 'ELM leeds', 'y00001', 'surgery elm', 'mary’s', '', '  '].map(found)).toEqual(Array(7).fill(true))
  expect(['oak', 'elm york', 'Y00002'].map(found)).toEqual([false, false, false])
})
