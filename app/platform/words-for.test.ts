import { expect, test } from 'vitest'
import { isKeyOf, wordsFor } from './words-for.ts'

const WORDS: Record<string, string> = { saved: 'Saved.' }

test('a table says what stands in it', () => {
  expect(wordsFor(WORDS, 'saved')).toBe('Saved.')
  expect(wordsFor(WORDS, null)).toBeNull()
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'gone', ''])('%j is no word of a table', (key) => {
  expect(wordsFor(WORDS, key)).toBeNull()
  expect(isKeyOf(WORDS, key)).toBe(false)
})
