import type { Instant } from '#app/platform/time.ts'
import type { Facts } from './tally-rules.ts'

/** Later knowledge changes a region only where the contributions of this many of its practices differ (decision 30). */
const PRACTICES_THAT_MUST_DIFFER = 10
/** A week is compared again at this many releases after its own; then its figures stand. */
export const WEEKS_COMPARED_AGAIN = 8

/** What each reporter in an LMC adds to its region: the region, and its answers; by practice. */
export type Contributions = ReadonlyMap<string, { region: string; states: string }>

export function contributionsOf(facts: Facts): Contributions {
  const all = new Map<string, { region: string; states: string }>()
  for (const { practiceCode, lmcSlug, regionCode } of facts.practices)
    if (lmcSlug !== null && facts.reporters.has(practiceCode))
      all.set(practiceCode, { region: regionCode ?? '', states: decided(facts.states.get(practiceCode)) })
  return all
}
const decided = (states: readonly number[] = []): string => (states.some((state) => state >= 0) ? states.join() : '')

/** In how many practices of each region two states of knowledge of one week's end differ. */
function differingPractices(before: Contributions, after: Contributions): Map<string, number> {
  const differing = new Map<string, number>()
  const count = (region: string | undefined) => {
    if (region !== undefined) differing.set(region, (differing.get(region) ?? 0) + 1)
  }
  for (const [code, a] of before) {
    const b = after.get(code)
    if (b && a.region === b.region && a.states === b.states) continue
    count(a.region)
    if (b && b.region !== a.region) count(b.region)
  }
  for (const [code, b] of after) if (!before.has(code)) count(b.region)
  return differing
}

/** The release at which what stands of each region is known. */
export type Standing = ReadonlyMap<string, Instant>

/**
 * The regions that change with later knowledge: each is compared with what was known when what stands of it was worked out.
 * `knownAs`: the contributions as known at an instant.
 */
export function changedRegions(
  { standing, first, knownAt }: { standing: Standing; first: Instant; knownAt: Instant },
  knownAs: (known: Instant) => Contributions,
): string[] {
  const now = knownAs(knownAt)
  const changed = new Set<string>()
  for (const since of new Set([first, ...standing.values()]))
    for (const [code, differing] of differingPractices(knownAs(since), now))
      if ((standing.get(code) ?? first) === since && differing >= PRACTICES_THAT_MUST_DIFFER) changed.add(code)
  return [...changed].sort()
}
