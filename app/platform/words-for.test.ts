import { expect, test } from 'vitest'
import { isKeyOf, saidIn, wordsFor } from './words-for.ts'

const SAID: Record<string, string> = { saved: 'Saved.' }
const at = (query: string) => new Request(`http://localhost:3000/practice/Y00001${query}`)

test('a page says what its address asks for, from its own words only', () => {
  expect(saidIn(SAID, at('?said=saved'))).toBe('Saved.')
  expect(saidIn(SAID, at(''))).toBeNull()
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'gone', ''])('%j is no word of a table', (key) => {
  expect(saidIn(SAID, at(`?said=${key}`))).toBeNull()
  expect(wordsFor(SAID, key)).toBeNull()
  expect(isKeyOf(SAID, key)).toBe(false)
})
