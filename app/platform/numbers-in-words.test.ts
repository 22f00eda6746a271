import { expect, test } from 'vitest'
import { inFigures, numberInWords, wholeShare } from './numbers-in-words.ts'

test('a share is whole, and never reads as none or all where it is neither', () => {
  expect([28, 63.2, 0, 0.3, 99.6, 100, 49.5].map(wholeShare)).toEqual(['28%', '63%', '0%', '<1%', '>99%', '100%', '50%'])
})

test('a count is in words to twelve, and in figures with its thousands apart', () => {
  expect([numberInWords(12), numberInWords(13), inFigures(1179), inFigures(999)]).toEqual(['twelve', '13', '1,179', '999'])
})
