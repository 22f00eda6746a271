import { expect, test } from 'vitest'
import { releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import { addDays, startOfDay } from '#app/platform/time.ts'
import { type GoalWeek, judged, lastWeekEndBy, type PublishedShare, shareWords } from './goal-judgement.ts'

const goal = { percent: 45, by: '2024-11-20', setAt: startOfDay('2024-10-30') }
const weeksOf = (...shares: (PublishedShare | null)[]): GoalWeek[] =>
  shares.map((share, index) => {
    const weekEnd = addDays('2024-10-27', 7 * index)
    return { weekEnd, release: addDays(weekEnd, 1), knownAt: releaseOf(weekEnd), share }
  })
const of = (count: number) => ({ count, of: 1000 })

test('the last week’s end by a day is that Sunday or the one before', () => {
  expect(['2024-11-16', '2024-11-17', '2024-11-18'].map(lastWeekEndBy)).toEqual(['2024-11-10', '2024-11-17', '2024-11-17'])
})

test('a goal is reached with the first release after it was set that says so, and stays reached', () => {
  expect(judged(goal, weeksOf(of(460), of(440), of(450), of(400)))).toMatchObject({
    state: 'reached',
    told: { weekEnd: '2024-11-10', release: '2024-11-11' },
  })
})

test('a goal is not reached once the last week by its day is published, and open before', () => {
  expect(judged(goal, weeksOf(of(460), of(440), of(449)))).toMatchObject({ state: 'open', told: { weekEnd: '2024-11-10' } })
  expect(judged(goal, weeksOf(of(400), of(400), of(400), of(449), of(500)))).toMatchObject({
    state: 'not-reached',
    told: { release: '2024-11-18' },
  })
  expect(judged(goal, weeksOf())).toEqual({ state: 'open', told: null })
})

test('an action that left the menu is not counted, which is neither', () => {
  expect(judged(goal, weeksOf(of(400), of(400), null, null))).toMatchObject({ state: 'not-counted' })
})

test('a share is never rounded onto or across its goal, nor onto 100', () => {
  expect(shareWords({ count: 4499, of: 10_000 }, 45)).toBe('44.9%')
  expect(shareWords({ count: 44_996, of: 100_000 }, 45)).toBe('44.9%')
  expect(shareWords({ count: 4500, of: 10_000 }, 45)).toBe('45.0%')
  expect(shareWords({ count: 9999, of: 10_000 }, 45)).toBe('99.9%')
})
