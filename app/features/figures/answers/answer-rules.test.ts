import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { PublishedCount } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { narrow } from '#app/features/figures/disclosure/draw-rules.ts'
import { figureOf } from '#app/features/figures/disclosure/published-figure.ts'
import { remainderInWords, remainderNote, remainderOf } from '#app/features/figures/disclosure/remainder-rules.ts'
import { answersShown } from './answer-rules.ts'

const option = (value: number, count: number) => ({
  value: String(value),
  figure: figureOf('england', count as PublishedCount, 900 as PublishedCount),
})
/** Sixty numbers, of which seven were given. */
const NUMBERS = Array.from({ length: 60 }, (_, index) => option(index + 1, [0, 0, 4, 0, 90, 6, 300, 7, 0, 120, 30][index] ?? 0))

test('of sixty numbers those most often given stand first, and the rest says how many of it anybody gave', () => {
  const { first, rest, given, none } = answersShown(NUMBERS, 900, 'number')
  expect(first.map(({ value }) => value)).toEqual(['7', '10', '5', '11', '8', '6'])
  expect([rest.length, given]).toEqual([54, 1])
  expect(rest[0]?.value).toBe('1')
  expect(none).toBeNull()
})

test('a question that nobody answered shows nothing first; blurred counts never leave fewer than nobody', () => {
  expect(
    answersShown(
      NUMBERS.map(({ value }) => option(Number(value), 0)),
      900,
      'number',
    ),
  ).toMatchObject({ first: [], none: null })
  expect(answersShown([option(1, 500), option(2, 402)], 900, 'yes-no').none?.about).toBe(0)
})

test('a few answers stand in the order of the question; where several are given at once nobody is counted as without', () => {
  const few = [option(1, 5), option(2, 0), option(3, 80)]
  expect(answersShown(few, 900, 'one-of')).toEqual({ first: few, rest: [], given: 0, none: { about: 815, within: 4 } })
  expect(answersShown(few, 900, 'any-of').none).toBeNull()
})

test('what the answers leave is told with its error, which holds in 19 of 20 weeks; small, it is told as a bound', () => {
  const draw = (label: string) => createHmac('sha256', 'a key').update(label).digest()
  for (const options of [2, 4, 8]) {
    const errors = Array.from({ length: 4000 }, (_, week) => {
      const parts = Array.from({ length: options }, (_, index) => 40 + narrow(draw, `part ${index} ${week}`))
      const { about, within } = remainderOf(900 + narrow(draw, `all ${week}`), parts)
      return Math.abs(about - (900 - 40 * options)) <= within
    })
    expect([options, errors.filter(Boolean).length / errors.length > 0.95]).toEqual([options, true])
  }
  expect(remainderInWords({ about: 1343, within: 4 })).toBe('about 1,343')
  expect(remainderInWords({ about: 3, within: 4 })).toBe('at most 7')
  expect(remainderNote({ about: 3, within: 4 })).toMatch(/give or take 4$/)
})
