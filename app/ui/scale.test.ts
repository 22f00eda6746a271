import { expect, test } from 'vitest'
import { bandStep, scaleStep } from './scale.ts'

test('a share takes one of eight steps, the ends included', () => {
  expect([0, 0.12, 0.125, 0.5, 0.87, 0.95, 1].map(scaleStep)).toEqual([0, 0, 1, 4, 6, 7, 7])
  expect([-1, 2].map(scaleStep)).toEqual([0, 7])
})

test('the five bands of a map lie apart on the same scale', () => {
  expect([0, 1, 2, 3, 4].map(bandStep)).toEqual([0, 2, 4, 5, 7])
})
