import type { Extent, ObstacleKind, State } from '#app/features/adoption/statements/adoption-rules.ts'
import { COUNTED_STATES } from './counted-states.ts'

/**
 * One region's true sums over its LMCs by true membership. `code` '' = LMCs without a region. `states`: per action, per counted
 * state.
 */
export type RegionTally = { code: string; open: number; reporters: number; any: number; states: number[][] }
/** One LMC's true cell by cell membership. `u`: reporters that do not share; `takes`: per action [sharing, not sharing]. */
export type LmcTally = {
  slug: string
  region: string
  open: number
  reporters: number
  u: number
  takes: [number, number][]
  /** The ICBs its practices lie in, the one with most of them first. */
  icbs: string[]
}

/** What a practice said last about an action, as at a week's end and as known at a release. */
export type Answer = {
  state: State
  extent: Extent | null
  obstacleKind: ObstacleKind | null
  answers: Readonly<Record<string, string | number | boolean | string[]>> | null
}

/**
 * The facts of one week's end as known at one instant. `states`: per reporter, per action of the menu, the index of its counted state
 * or -1.
 */
export type Facts = {
  practices: readonly { practiceCode: string; lmcSlug: string | null; regionCode: string | null }[]
  reporters: ReadonlySet<string>
  states: ReadonlyMap<string, number[]>
}
/** Further facts for LMC cells: membership by quarter, the region of each LMC, who shares by name, and the ICB of each practice. */
export type CellFacts = {
  memberships: ReadonlyMap<string, string | null>
  regionOf: ReadonlyMap<string, string | null>
  sharers: ReadonlySet<string>
  icbOf: ReadonlyMap<string, string | null>
}

export const stateIndex = ({ state, extent }: Pick<Answer, 'state' | 'extent'>): number =>
  COUNTED_STATES.indexOf(state === 'taking' ? `taking-${extent ?? 'full'}` : state)
export const isTaking = (state: number | undefined) => state === 0 || state === 1
export const takingOf = (states: readonly number[]): number => states[0]! + states[1]!

/**
 * Regional sums over LMCs by true membership. A practice in no LMC is counted nowhere: otherwise England less its regions would
 * show it.
 */
export function regionTallies(facts: Facts, actions: number): { regions: RegionTally[]; outside: number } {
  const regions = new Map<string, RegionTally>()
  let outside = 0
  for (const { practiceCode, lmcSlug, regionCode } of facts.practices) {
    if (lmcSlug === null) {
      outside++
      continue
    }
    const region = entryOf(regions, regionCode ?? '', () => emptyRegion(regionCode ?? '', actions))
    region.open++
    if (!facts.reporters.has(practiceCode)) continue
    region.reporters++
    const states = facts.states.get(practiceCode)
    if (!states) continue
    if (states.some(isTaking)) region.any++
    for (let a = 0; a < actions; a++) if (states[a]! >= 0) region.states[a]![states[a]!]!++
  }
  return { regions: [...regions.values()].sort((a, b) => (a.code < b.code ? -1 : 1)), outside }
}

export const emptyRegion = (code: string, actions: number): RegionTally => ({
  code,
  open: 0,
  reporters: 0,
  any: 0,
  states: Array.from({ length: actions }, () => COUNTED_STATES.map(() => 0)),
})

/** LMC cells by cell membership, by slug. */
export function lmcTallies(facts: Facts, cells: CellFacts, actions: number): LmcTally[] {
  const lmcs = new Map<string, LmcTally>()
  const icbs = new Map<string, Map<string, number>>()
  for (const { practiceCode } of facts.practices) {
    const slug = cells.memberships.get(practiceCode) ?? null
    if (slug === null) continue
    const lmc = entryOf(lmcs, slug, () => emptyLmc(slug, cells.regionOf.get(slug) ?? '', actions))
    lmc.open++
    const icb = cells.icbOf.get(practiceCode)
    if (icb) {
      const ofLmc = entryOf(icbs, slug, () => new Map<string, number>())
      ofLmc.set(icb, (ofLmc.get(icb) ?? 0) + 1)
    }
    if (!facts.reporters.has(practiceCode)) continue
    const shares = cells.sharers.has(practiceCode)
    lmc.reporters++
    if (!shares) lmc.u++
    const states = facts.states.get(practiceCode)
    for (let a = 0; a < actions; a++) if (isTaking(states?.[a])) lmc.takes[a]![shares ? 0 : 1]++
  }
  for (const [slug, counts] of icbs) lmcs.get(slug)!.icbs = icbsOf(counts)
  return [...lmcs.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

/** An ICB with under a twentieth of an LMC's practices is a slip at a border, not an ICB of the LMC. */
function icbsOf(counts: ReadonlyMap<string, number>): string[] {
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0)
  const order = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return order.filter(([, n], i) => i === 0 || n >= all / 20).map(([code]) => code)
}

const emptyLmc = (slug: string, region: string, actions: number): LmcTally => ({
  slug,
  region,
  open: 0,
  reporters: 0,
  u: 0,
  takes: Array.from({ length: actions }, () => [0, 0]),
  icbs: [],
})

export function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
