import { expect, test } from 'vitest'
import { isKeyOf } from './is-key-of.ts'

const WORDS: Record<string, string> = { saved: 'Saved.' }

test('what stands in a table is a key of it', () => {
  expect(isKeyOf(WORDS, 'saved')).toBe(true)
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'gone', ''])('%j is no key of a table', (key) => {
  expect(isKeyOf(WORDS, key)).toBe(false)
})
