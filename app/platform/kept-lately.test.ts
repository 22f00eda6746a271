import { expect, it } from 'vitest'
import { keptLately } from './kept-lately.ts'

it('makes a thing once while it is among the last asked for, and anew after', () => {
  const kept = keptLately<string>(2)
  const made: string[] = []
  const ask = (key: string) =>
    kept(key, () => {
      made.push(key)
      return key.toUpperCase()
    })
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B'])
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

it('keeps nothing of what could not be made', () => {
  const kept = keptLately<number>(2)
  expect(() =>
    kept('a', () => {
      throw new Error('not yet')
    }),
  ).toThrow('not yet')
  expect(kept('a', () => 1)).toBe(1)
})
