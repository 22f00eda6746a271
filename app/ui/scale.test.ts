import { expect, test } from 'vitest'
import { bandStep } from './scale.ts'

test('the five bands of a map lie apart on the same scale', () => {
  expect([0, 1, 2, 3, 4].map(bandStep)).toEqual([0, 2, 4, 5, 7])
})
