import { expect, it } from 'vitest'
import { keyOf } from '#app/features/figures/releases/figures-key.server.ts'
import {
  atLeast,
  isRegionShown,
  lmcNoises,
  lmcReporters,
  lmcTaking,
  type PublishedCount,
  type RegionCount,
  states,
  step,
  sums,
} from './disclosure-rules.ts'
import { blockOf, narrow, weekNumber, wide } from './draw-rules.ts'

/** The key of the method's test vectors: the bytes 0 to 31. */
const { draw } = keyOf(Buffer.from(Array.from({ length: 32 }, (_, i) => i)))
const count = (n: number) => n as PublishedCount

it('draws the numbers of the method’s vectors', () => {
  expect(wide(draw, 'lmc|avon|limit-contacts|4|743')).toBe(2)
  const blocks = [740, 741, 742, 743, 744, 745, 746, 747]
  expect(blocks.map((block) => wide(draw, `lmc|avon|limit-contacts|4|${block}`))).toEqual([1, 2, 1, 2, 0, -1, -4, -2])
  const weeks = Array.from({ length: 15 }, (_, i) => 2960 + i)
  expect(weeks.map((week) => narrow(draw, `lmc|avon|limit-contacts|1|${week}`))).toEqual([
    0, -4, -1, 0, -2, 1, 1, -1, 1, 0, 0, 0, 0, 0, 0,
  ])
  expect([blockOf(draw, 'avon', 2970), blockOf(draw, 'cleveland', 2970)]).toEqual([743, 743])
})

it('numbers weeks by their Sundays', () => {
  expect([weekNumber('1970-01-04'), weekNumber('1970-01-11'), weekNumber('2026-12-06')]).toEqual([0, 1, 2970])
})

it.each([
  ['cleveland', 40, 19, 7, 9, 3, 10, 19],
  ['avon', 80, 31, 7, 14, 5, 13, 31],
  ['avon', 80, 12, 4, 3, 2, 6, 12],
  ['avon', 12, 12, 8, 4, 4, 9, 10],
])('tells the row of %s with %i open and %i reporters as the vectors do', (lmc, open, R, S, u, h, taking, of) => {
  const noise = lmcNoises(draw, { lmc, week: 2970 }, ['limit-contacts'])[0]!
  expect([lmcTaking({ R, S, u, h }, open, noise), lmcReporters(R, open)]).toEqual([taking, of])
})

it('has no row under eight reporters', () => {
  expect([lmcTaking({ R: 7, S: 2, u: 5, h: 2 }, 40, 0), lmcReporters(7, 40), lmcReporters(8, 40)]).toEqual([
    undefined,
    undefined,
    8,
  ])
})

const regionsOf = (...rows: [string, number, number, { shown?: boolean; known?: number; firstR?: number }?][]): RegionCount[] =>
  rows.map(([code, R, T, { shown = true, known = 1000, firstR = R } = {}]) => ({ code, R, T, shown, known, firstR }))
const at = { action: 'limit-contacts', week: 2970, first: 1000 }

it('adds regions up to England where all are shown, and leaves England unsettled where one is not', () => {
  const all = sums(draw, at, regionsOf(['Y56', 400, 170], ['Y58', 200, 50], ['Y59', 300, 93]))
  expect([all.regions, all.england]).toEqual([[171, 49, 94], 314])
  const hidden = sums(draw, at, regionsOf(['Y56', 400, 170], ['Y58', 200, 50, { shown: false }], ['Y59', 300, 93]))
  expect([hidden.regions, hidden.england]).toEqual([[170, undefined, 93], 314])
})

it('changes with later knowledge the region that changed and England, and no other', () => {
  const later = sums(draw, at, regionsOf(['Y56', 400, 170], ['Y58', 200, 62, { known: 2000 }], ['Y59', 300, 93]))
  expect([later.regions, later.england]).toEqual([[171, 64, 94], 329])
  // Reporters known later do not change the order in which the differences are settled.
  const grown = sums(draw, at, regionsOf(['Y56', 400, 170], ['Y58', 450, 62, { known: 2000, firstR: 200 }], ['Y59', 300, 93]))
  expect([grown.regions[0], grown.regions[2]]).toEqual([171, 94])
  expect(sums(draw, at, regionsOf(['Y56', 400, 170], ['Y58', 200, 50], ['Y59', 300, 93]))).toEqual(
    sums(draw, at, regionsOf(['Y56', 400, 170], ['Y58', 200, 50], ['Y59', 300, 93])),
  )
})

it('keeps every count within none and all, whatever is drawn', () => {
  for (let week = 0; week < 400; week++) {
    const { regions, england } = sums(draw, { ...at, week }, regionsOf(['Y1', 100, 0], ['Y2', 100, 100], ['Y3', 100, 1]))
    expect(regions.every((n) => n! >= 0 && n! <= 100)).toBe(true)
    expect(england).toBe(regions.reduce((sum, n) => sum! + n!, 0))
  }
})

it('tells all states of England, together its reporters', () => {
  expect(states(draw, { action: 'limit-contacts', week: 2970, known: 1000 }, count(314), 900, [60, 40, 30, 2, 200, 10])).toEqual([
    255, 59, 39, 31, 2, 201, 10, 303,
  ])
  for (let week = 0; week < 300; week++) {
    const all = states(draw, { action: 'cap', week, known: 7 }, count(5), 30, [5, 0, 1, 0, 24, 0])
    expect([all.reduce((sum, n) => sum + n, 0), Math.min(...all) >= 0]).toEqual([30, true])
  }
})

it('tells “at least one action” no lower than the largest single one', () => {
  expect([atLeast(count(40), [count(42), count(3)], 90), atLeast(count(95), [count(42)], 90)]).toEqual([42, 90])
})

it.each([
  ['too few LMCs with reporters', { lmcsReporting: 2 }, false],
  ['under 30 % reported', { R: 29 }, false],
  ['under 20 that do not share: the twentieth has begun to share', { unshared: 19 }, false],
  ['LMCs without a region', { named: false }, false],
  ['enough of all', {}, true],
])('shows a region or not: %s', (_words, change, shown) => {
  expect(isRegionShown({ named: true, open: 100, R: 30, lmcsReporting: 3, unshared: 20, ...change })).toBe(shown)
})

it('tells steps of three that rise, never none, never all, each for at least two values, never off by more than two', () => {
  expect(Array.from({ length: 10 }, (_, v) => step(v, 9))).toEqual([1, 1, 3, 3, 3, 6, 6, 6, 8, 8])
  for (let most = 5; most <= 80; most++) {
    const told = Array.from({ length: most + 1 }, (_, v) => step(v, most))
    expect(told.every((t, v) => t > 0 && t < most && Math.abs(t - v) <= 2 && (v === 0 || t >= told[v - 1]!))).toBe(true)
    for (const value of new Set(told)) expect(told.filter((t) => t === value).length).toBeGreaterThanOrEqual(2)
    expect([step(-9, most), step(most + 9, most)]).toEqual([told[0], told[most]])
  }
})

it('draws by the laws of the method, and two labels have nothing in common', () => {
  const labels = Array.from({ length: 100_000 }, (_, i) => i)
  const [wides, narrows] = [labels.map((i) => wide(draw, `a|${i}`)), labels.map((i) => narrow(draw, `b|${i}`))]
  const share = (all: number[], fits: (n: number) => boolean) => all.filter(fits).length / all.length
  const near = (value: number, expected: number) => expect(Math.abs(value - expected)).toBeLessThan(0.006)
  for (const [n, expected] of [
    [0, 0.196],
    [1, 0.35],
    [2, 0.24],
    [3, 0.13],
    [4, 0.056],
  ] as const)
    near(
      share(wides, (drawn) => Math.abs(drawn) === n),
      expected,
    )
  expect(Math.max(...wides.map(Math.abs))).toBeLessThanOrEqual(8)
  for (const [n, expected] of [
    [0, 0.6],
    [1, 0.3],
    [2, 0.075],
    [3, 0.019],
  ] as const)
    near(
      share(narrows, (drawn) => Math.abs(drawn) === n),
      expected,
    )
  const together = labels.reduce((sum, i) => sum + wides[i]! * narrows[i]!, 0) / labels.length
  expect(Math.abs(together)).toBeLessThan(0.03)
})
