import { expect, test } from 'vitest'
import { isKeyOf, wordsFor } from './words-for.ts'

const SAID: Record<string, string> = { saved: 'Saved.' }

test('a table says what stands in it', () => {
  expect(wordsFor(SAID, 'saved')).toBe('Saved.')
  expect(wordsFor(SAID, null)).toBeNull()
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'gone', ''])('%j is no word of a table', (key) => {
  expect(wordsFor(SAID, key)).toBeNull()
  expect(isKeyOf(SAID, key)).toBe(false)
})
