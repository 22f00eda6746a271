import { expect, test } from 'vitest'
import { reportersAsAt, statesAsAt } from '#app/features/adoption/statements/state-queries.server.ts'
import { demonstrationKey } from '#app/features/figures/releases/figures-key.server.ts'
import { allReleases, weekEnds, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { verifyReleases } from '#app/features/figures/releases/verify-releases.server.ts'
import { cellMembershipBounds, releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import { membershipsForCells, practicesAsAt } from '#app/features/register/records/register-history-queries.server.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import { openImage } from '#db/client.server.ts'
import { defaultEngland } from '#test/support/shared-england.ts'

const { db } = await defaultEngland()
const weeks = weekEnds(db)

/** The true counts of takers: England by action, and each LMC by action. */
function truth(weekEnd: Day, actions: string[]) {
  const when = { asAt: weekEnd, knownBefore: releaseOf(weekEnd) }
  const open = practicesAsAt(db, when)
  const made = reportersAsAt(db, when)
  const reporters = open.filter(({ practiceCode, lmcSlug }) => lmcSlug !== null && made.has(practiceCode))
  const lmcOf = membershipsForCells(db, { ...when, changesBefore: cellMembershipBounds(weekEnd) })
  const counts = new Map<string, number>()
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const row of statesAsAt(db, { ...when, actions, practices: reporters.map(({ practiceCode }) => practiceCode) })) {
    if (row.state !== 'taking') continue
    count(`england ${row.actionSlug}`)
    count(`${lmcOf.get(row.practiceCode)} ${row.actionSlug}`)
  }
  return { reporters: reporters.length, of: (place: string, action: string) => counts.get(`${place} ${action}`) ?? 0 }
}

test('there is a release for every Monday of the history, none late, each as it can be worked out anew', () => {
  expect([weeks[0], weeks.at(-1), weeks.length]).toEqual(['2024-11-24', '2024-08-04', 17])
  expect(allReleases(db).map(({ late, issue }) => [late, issue])).toEqual(Array(17).fill([false, 1]))
  const elsewhere = openImage(db.$client.serialize())
  expect([...new Set([...verifyReleases(elsewhere, demonstrationKey)].map(({ finding }) => finding))]).toEqual(['same'])
}, 120_000)

test('every figure of England is one number within half a point of the truth, and LMC rows are off by under two practices on average', () => {
  const errors: number[] = []
  for (const weekEnd of weeks.slice(0, 4)) {
    const { columns, england, lmcs } = weekFigures(db, { weekEnd, known: '2024-11-25', audience: 'all' })!
    const actions = columns.map(({ slug }) => slug)
    const { of } = truth(weekEnd, actions)
    for (const [a, slug] of actions.entries()) {
      if (weekEnd === weeks[0]) {
        const { count, of: reporters } = england.actions[a]!.taking
        expect([slug, (100 * Math.abs(count - of('england', slug))) / reporters < 0.5]).toEqual([slug, true])
      }
      for (const row of lmcs) if (row.shown) errors.push(Math.abs(row.taking[a]!.count - of(row.slug, slug)))
    }
  }
  expect(errors.length).toBeGreaterThan(2000)
  expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(2)
  expect(errors.filter((error) => error <= 4).length / errors.length).toBeGreaterThan(0.93)
})

test('every region with 30 % returns is one number, regions add up to England, and every state is told', () => {
  for (const weekEnd of weeks) {
    const { england, regions, columns } = weekFigures(db, { weekEnd, known: addDays(weekEnd, 1), audience: 'public' })!
    for (const region of regions)
      expect([weekEnd, region.name, region.figures !== null]).toEqual([
        weekEnd,
        region.name,
        region.reporters / region.open >= 0.3,
      ])
    if (regions.every(({ figures }) => figures !== null))
      for (const [a] of columns.entries())
        expect(regions.reduce((sum, { figures }) => sum + figures!.taking[a]!.count, 0)).toBe(england.actions[a]!.taking.count)
    for (const { states } of england.actions)
      expect(Object.values(states).reduce((sum, { count }) => sum + count, 0)).toBe(england.reporters)
  }
})

test('about two of three LMCs are read by name by everybody', () => {
  const { lmcs } = weekFigures(db, { weekEnd: '2024-11-24', audience: 'public' })!
  const hidden = lmcs.filter((row) => !row.shown && row.why === 'not-published').length
  expect([hidden > 20, hidden < 55]).toEqual([true, true])
})
