import { expect, test } from 'vitest'
import { returnDone } from './done-words.ts'

test.each([
  [false, '2026-11-23', 'The return for the week of 23 November is made.'],
  [true, '2026-11-23', 'The return for the week of 23 November was made already: nothing was added.'],
  [false, '2026-11-16', 'The return for the week of 16 November is made.'],
  [true, '2026-11-16', 'The return for the week of 16 November was made already: nothing was added.'],
])('the receipt of a return names the week it is for (already: %s, week %s)', (already, week, words) => {
  expect(returnDone({ already }, week)).toBe(words)
})
