import type { Instant } from '#app/platform/time.ts'
import type { KnownFacts } from './facts-queries.server.ts'
import { changedRegions, type Standing } from './later-knowledge-rules.ts'
import { releaseOf } from './release-rules.ts'
import { emptyRegion, type RegionTally } from './tally-rules.ts'
import type { WeekScope } from './week-scope.server.ts'

/** What stands of each region from a release on: its true sums, and the release they are known at. */
export type StandingTally = { changed: string[]; outside: number; regions: (RegionTally & { knownAt: Instant })[] }

/**
 * Compares a week with what is known at a later release (decision 30): undefined where no region changes. `standing`: for each region
 * of the week, the release at which what stands of it is known.
 */
export function tallyAgain(facts: KnownFacts, scope: WeekScope, standing: Standing, knownAt: Instant): StandingTally | undefined {
  const { weekEnd } = scope
  const first = releaseOf(weekEnd)
  const actions = scope.columns.map(({ slug }) => slug)
  const week = { weekEnd, actions }
  const changed = changedRegions({ standing, first, knownAt }, (known) => facts.contributionsAt(week, known))
  if (changed.length === 0) return undefined
  const knownOf = new Map([...standing, ...changed.map((code) => [code, knownAt] as const)])
  const regions = [...knownOf]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, known]) => ({
      ...(facts.regionsAt(week, known).regions.find((region) => region.code === code) ?? emptyRegion(code, actions.length)),
      knownAt: known,
    }))
  return { changed, outside: facts.regionsAt(week, knownAt).outside, regions }
}
