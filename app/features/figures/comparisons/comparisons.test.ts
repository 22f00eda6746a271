import { expect, test } from 'vitest'
import type { PublishedCount } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { figureOf } from '#app/features/figures/disclosure/published-figure.ts'
import { apartInWords, funnelLimits, funnelPoints, LIMITS } from './funnel-rules.ts'
import { collapsedReturns, lmcChanges, movedActions } from './moved-rules.ts'

const england = (count: number, of: number) => figureOf('england', count as PublishedCount, of as PublishedCount)
const row = (slug: string, count: number, of: number) => ({
  slug,
  name: slug,
  figure: figureOf('lmc', count as PublishedCount, of as PublishedCount),
})

test('limits narrow with reporters, hold chance and blur, and stay between none and all', () => {
  expect(funnelLimits(0.5, 100, LIMITS.inner).high).toBeCloseTo(0.5 + 1.96 * Math.sqrt(0.0025 + 0.000484), 6)
  const widths = [12, 20, 50, 150].map((reporters) => {
    const { low, high } = funnelLimits(0.5, reporters, LIMITS.inner)
    return high - low
  })
  expect(widths).toEqual(widths.toSorted((one, other) => other - one))
  expect(funnelLimits(0.02, 12, LIMITS.outer).low).toBe(0)
  expect(funnelLimits(0.98, 12, LIMITS.outer).high).toBe(1)
})

test('an LMC is apart only beyond what chance and blur allow, and one without a share stands nowhere', () => {
  const points = funnelPoints(england(1000, 2000), [
    row('near', 20, 31),
    row('few', 8, 9),
    row('far', 75, 80),
    row('apart', 33, 48),
  ])
  expect(points.map(({ slug, beyond, above }) => [slug, beyond, above])).toEqual([
    ['near', 'nothing', true],
    ['apart', 'inner', true],
    ['far', 'outer', true],
  ])
})

test('of a thousand weeks in which nothing moved by more than chance, fewer than ten show a movement of ten actions', () => {
  let seed = 1
  const random = () => {
    seed = (seed * 16807) % 2147483647
    return seed / 2147483647
  }
  const drawn = (share: number, of: number) => {
    const normal = Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
    return Math.round(share * of + normal * Math.sqrt(share * (1 - share) * of))
  }
  let weeks = 0
  for (let week = 0; week < 1000; week++) {
    const actions = Array.from({ length: 10 }, (_, index) => ({
      slug: `a${index}`,
      name: `a${index}`,
      share: 0.2 + index * 0.05,
    }))
    const then = actions.map(({ slug, share }) => ({ slug, figure: england(drawn(share, 2400), 2400) }))
    const now = actions.map(({ slug, name, share }) => ({ slug, name, figure: england(drawn(share, 2450), 2450) }))
    if (movedActions(then, now).length > 0) weeks += 1
  }
  expect(weeks).toBeLessThan(20)
})

test('a movement beyond chance is told with both shares; an action that is new has none', () => {
  const now = [
    { slug: 'cap', name: 'Cap', figure: england(1200, 2400) },
    { slug: 'new', name: 'New', figure: england(900, 2400) },
  ]
  expect(movedActions([{ slug: 'cap', figure: england(900, 2400) }], now)).toEqual([
    { slug: 'cap', name: 'Cap', from: 38, to: 50, points: 12, before: england(900, 2400), after: england(1200, 2400) },
  ])
})

test('returns collapse by ten points or more, in the place it happened', () => {
  const place = (code: string, reportRate: number) => ({ code, name: code, reportRate })
  expect(collapsedReturns([place('Y1', 45), place('Y2', 44.9)], [place('Y1', 34.6), place('Y2', 35)])).toEqual([
    { code: 'Y1', name: 'Y1', from: 45, to: 35 },
  ])
})

test('an LMC that changed by three practices or fewer is not told, nor one that has a figure in one week only', () => {
  const then = [row('a', 10, 30), row('b', 10, 30), { ...row('c', 10, 30), figure: undefined }, row('d', 20, 30)]
  const now = [row('a', 13, 31), row('b', 14, 31), row('c', 12, 30), row('d', 9, 30)]
  const { changes, unsaid } = lmcChanges(then, now)
  expect(changes.map(({ slug, practices }) => [slug, practices])).toEqual([
    ['d', -11],
    ['b', 4],
  ])
  expect(unsaid).toBe(1)
})

test('officers are told the actions of their own LMC that lie beyond the outer limits, and on which side', () => {
  const columns = [{ shortTitle: 'Cap' }, { shortTitle: 'Notice' }, { shortTitle: 'Pilots' }]
  const whole = [england(1000, 2000), england(1000, 2000), england(1000, 2000)]
  const own = [row('a', 75, 80).figure, row('a', 40, 80).figure, row('a', 8, 80).figure]
  expect(apartInWords(columns, whole, own)).toEqual(['Cap (above)', 'Pilots (below)'])
})
