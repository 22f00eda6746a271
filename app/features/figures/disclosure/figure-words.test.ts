import { expect, test } from 'vitest'
import type { PublishedCount } from './disclosure-rules.ts'
import { percentInCell, percentInWords, pointsBetween, pointsInWords, wholeReturnRate } from './figure-words.ts'
import { figureOf } from './published-figure.ts'

const england = (count: number, of = 2000) => figureOf('england', count as PublishedCount, of as PublishedCount)
const lmc = (count: number, of: number) => figureOf('lmc', count as PublishedCount, of as PublishedCount)

test('a whole percent comes from the counts, never from a share that was rounded before', () => {
  // 48.45 %, which one decimal makes 48.5 and a second rounding 49.
  expect([england(969).percent, percentInWords(england(969)), percentInCell(england(969))]).toEqual([48.5, '48%', '48'])
  expect(wholeReturnRate({ reporters: 969, open: 2000 })).toBe(48)
})

test('points are the difference of what is told, whichever page, file or paper tells it', () => {
  for (let count = 0; count <= 2000; count += 7) {
    const [before, now] = [england(count), england(2000 - count)]
    const told = (figure: ReturnType<typeof england>) => Number(percentInWords(figure).replace('%', ''))
    expect(pointsBetween(now, before)).toBe(told(now) - told(before))
  }
  expect([3, -2, 0, null].map(pointsInWords)).toEqual(['+3', '−2', '±0', '–'])
})

test('no share means no points: an LMC under twelve reporters, a week without the action, nobody reporting', () => {
  expect(pointsBetween(lmc(5, 11), lmc(6, 20))).toBeNull()
  expect(pointsBetween(england(5), undefined)).toBeNull()
  expect(percentInWords(lmc(5, 11))).toBe('')
  expect(percentInWords(england(0, 0))).toBe('0%')
  expect(wholeReturnRate({ reporters: 0, open: 0 })).toBe(0)
})
