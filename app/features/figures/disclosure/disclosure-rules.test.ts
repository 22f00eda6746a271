import fc from 'fast-check'
import { expect, it } from 'vitest'
import { r5, shownTaking } from './disclosure-guard-rules.ts'
import {
  bandOf,
  committeeBreakdown,
  committeeSums,
  countInWords,
  publishedRow,
  publishedSum,
  reportsNeeded,
} from './disclosure-rules.ts'
import type { RegionPart } from './disclosure-sums-rules.ts'

const cell = (R: number, S: number, u: number, h: number) => ({ R, S, u, h })

it('rounds to the nearest 5, never below 0', () => {
  expect([-3, 0, 2, 3, 7, 8, 12, 13].map(r5)).toEqual([0, 0, 0, 5, 5, 10, 10, 15])
})

it.each([
  ['nobody takes it', cell(20, 0, 20, 0), 0],
  ['two of those not sharing', cell(20, 0, 20, 2), 0],
  ['three of those not sharing', cell(20, 0, 20, 3), 5],
  ['all, none of them sharing', cell(13, 0, 13, 13), 10],
  ['all, every one sharing', cell(13, 13, 0, 0), 10],
  ['one practice alone does not share', cell(20, 10, 1, 1), 10],
])('shows an LMC where %s', (_words, known, shown) => expect(shownTaking(known)).toBe(shown))

it('keeps the true count between 4 below and 6 above what is shown', () => {
  const practices = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60)).filter(([sharers, , u]) => sharers + u >= 8)
  fc.assert(
    fc.property(practices, ([sharers, some, u, others]) => {
      const known = cell(sharers + u, Math.min(some, sharers), u, Math.min(others, u))
      const off = known.S + known.h - shownTaking(known)
      expect(off).toBeGreaterThanOrEqual(-4)
      expect(off).toBeLessThanOrEqual(6)
    }),
    { numRuns: 3000, seed: 1 },
  )
})

it('shows a row from 8 reporters on, and says how many are missing before', () => {
  expect(publishedRow({ reporters: 7, open: 20 }, [cell(7, 3, 4, 4)])).toBeUndefined()
  expect(publishedRow({ reporters: 8, open: 20 }, [cell(8, 3, 5, 4)])!.reporters).toBe(10)
  expect([0, 7, 8, 20].map(reportsNeeded)).toEqual([8, 1, 0, 0])
})

it('says no percentage over 95 of an LMC', () => {
  const row = publishedRow({ reporters: 12, open: 12 }, [cell(12, 12, 0, 0)])!
  expect([row.reportRate, row.figures[0]!.percent.high]).toEqual([83, 95])
})

it('puts percentages in five bands of 20 points', () => {
  expect([0, 19.9, 20, 59, 60, 80, 100].map(bandOf)).toEqual([0, 0, 1, 2, 3, 4, 4])
})

const lmc = (R: number, h: number) => ({ reporters: R, cells: [cell(R, 0, R, h)] })
const region = (lmcs: ReturnType<typeof lmc>[], open = 0): RegionPart => {
  const reporters = lmcs.reduce((sum, one) => sum + one.reporters, 0)
  const taking = lmcs.reduce((sum, one) => sum + one.cells[0]!.h, 0)
  return { reporters, open: open || reporters, taking: [taking], any: taking, lmcs, moved: 0, later: false, named: true }
}

it('shows a region over three LMCs that report, not over two, and LMCs in no region only within England', () => {
  const three = region([lmc(20, 6), lmc(20, 6), lmc(20, 6), lmc(20, 6)])
  const two = region([lmc(20, 6), lmc(20, 6), lmc(0, 0)])
  const { regions, nation } = committeeSums([three, two, { ...three, named: false }], 1)
  expect(regions.map((sums) => sums !== undefined)).toEqual([true, false, false])
  expect(nation.reporters).toBe(200)
})

it('shows a region from 30 % of its practices on', () => {
  const lmcs = [lmc(10, 3), lmc(10, 3), lmc(10, 3)]
  expect(committeeSums([region(lmcs, 100), region(lmcs, 101)], 1).regions.map((sums) => sums !== undefined)).toEqual([
    true,
    false,
  ])
})

it('tells a region exactly, and as a range where nearly none or nearly all take an action', () => {
  const told = (takes: number) => {
    const sums = committeeSums([region(Array.from({ length: 12 }, () => lmc(20, takes)))], 1).regions[0]!
    return countInWords(sums.taking[0]!)
  }
  expect([0, 1, 2, 10, 18, 20].map(told)).toEqual(['0 to 7', '12', '24', '120', '216', '233 to 240'])
})

it('rounds the committee figure for everyone: counts to 5, ranges outwards, whole percents', () => {
  const sums = committeeSums(
    [region(Array.from({ length: 12 }, () => lmc(21, 1))), region(Array.from({ length: 12 }, () => lmc(21, 0)))],
    1,
  )
  expect(sums.regions.map((one) => publishedSum(one!.taking[0]!))).toEqual([
    { low: 10, high: 10, of: 250, percent: { low: 4, high: 4 }, band: 0 },
    { low: 0, high: 10, of: 250, percent: { low: 0, high: 4 }, band: 0 },
  ])
})

it('gives no counts of the other states where the count taking is a range', () => {
  const { nation } = committeeSums([region(Array.from({ length: 12 }, () => lmc(20, 0)))], 1)
  expect(committeeBreakdown(nation.taking[0]!, [0, 0, 40, 0, 0, 0, 0], 240)).toBeUndefined()
})
