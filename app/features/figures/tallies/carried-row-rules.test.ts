import { expect, it } from 'vitest'
import { cellsShown, driftOf, type HeldTally, lastShown, mayMove, type Since } from './carried-row-rules.ts'
import { emptyRegion, regionPart } from './tally-rules.ts'

const named = (names: string) => new Set(names)
const since = (then: string, now: string, returned: string, sharers: [string, string] = ['', '']): Since => ({
  before: { reporters: named(then), sharers: named(sharers[0]) },
  now: { reporters: named(now), sharers: named(sharers[1]) },
  returned: (practice) => returned.includes(practice),
})

it.each<[string, Since, boolean]>([
  ['one practice of eight returned', since('abcdefgh', 'abcdefgh', 'a'), false],
  ['four returned', since('abcdefgh', 'abcdefgh', 'abcd'), false],
  ['five returned', since('abcdefgh', 'abcdefgh', 'abcde'), true],
  ['four returned and one left', since('abcdefgh', 'abcdefg', 'abcd'), true],
  ['four returned and one entered', since('abcdefgh', 'abcdefghi', 'abcd'), true],
  ['five returned, one of them shares by name', since('abcdefgh', 'abcdefgh', 'abcde', ['a', 'a']), false],
  ['five returned, one of them shares by name since', since('abcdefgh', 'abcdefgh', 'abcde', ['', 'a']), false],
  ['four returned and one that shared stopped sharing', since('abcdefgh', 'abcdefgh', 'abcd', ['e', '']), false],
  ['three of three that do not share returned', since('abcdefgh', 'abcdefgh', 'abc', ['defgh', 'defgh']), true],
  ['two of three that do not share returned', since('abcdefgh', 'abcdefgh', 'ab', ['defgh', 'defgh']), false],
  ['everybody shares', since('abcdefgh', 'abcdefgh', '', ['abcdefgh', 'abcdefgh']), true],
])('moves a row only where five could have moved it: %s', (_words, history, moves) => {
  expect(mayMove(history)).toBe(moves)
})

it('counts everyone who can count differently, who shares as well', () => {
  expect(driftOf(since('abcdefgh', 'bcdefghi', 'bc', ['bd', 'bd']))).toBe(4)
})

it('counts whoever can count differently since as moved, so that no sum says more about a row that stands', () => {
  const row = { open: 20, reporters: 12, u: 6, takes: [[3, 2]] as [number, number][] }
  const lmc: HeldTally = { slug: 'a', region: 'Y1', ...row, stands: { ...row, reporters: 10, weekEnd: '2024-11-03', drift: 4 } }
  const part = regionPart({ ...emptyRegion('Y1', 1), moved: 2, later: false }, [lmc, { ...lmc, slug: 'b' }])
  expect([part.moved, part.lmcs.map(({ reporters }) => reporters)]).toEqual([10, [10, 10]])
})

it('keeps the row that stood through weeks with too few reports, and shows none in them', () => {
  const row = { open: 20, reporters: 12, u: 6, takes: [[3, 2]] as [number, number][] }
  const lmc: HeldTally = { slug: 'a', region: 'Y1', ...row }
  const stands = { ...row, weekEnd: '2024-11-03', drift: 0 }
  expect(lastShown(lmc, '2024-11-03')).toEqual(stands)
  expect(lastShown({ ...lmc, reporters: 7 }, '2024-11-03')).toBeUndefined()
  const few = { ...lmc, reporters: 7, stands }
  expect([cellsShown(few).held, cellsShown(few).reporters]).toEqual([undefined, 7])
  expect(lastShown(few, '2024-11-10')).toEqual(stands)
  expect(cellsShown({ ...lmc, reporters: 14, stands })).toMatchObject({ held: stands, reporters: 12, u: 6 })
})
