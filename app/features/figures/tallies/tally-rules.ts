import { COUNTED_STATES } from '#app/features/figures/disclosure/counted-states.ts'
import type { RegionPart } from '#app/features/figures/disclosure/disclosure-sums-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { cellsShown, type HeldTally, type Reporting } from './carried-row-rules.ts'

/** Rule 6: later knowledge changes a region only where the contributions of this many of its practices differ. */
export const PRACTICES_THAT_MUST_DIFFER = 10

/**
 * One region's true sums over its LMCs by true membership. `code` '' = LMCs without a region. `states`: per action, per counted
 * state.
 */
export type RegionTally = { code: string; open: number; reporters: number; any: number; moved: number; states: number[][] }
/** One LMC's true cell by cell membership. `takes`: per action [S, h]. */
export type LmcTally = { slug: string; region: string; open: number; reporters: number; u: number; takes: [number, number][] }
/** `outside`: open practices in no LMC, counted nowhere. */
export type Tally = { edition: string; actions: string[]; outside: number; regions: RegionTally[]; lmcs: HeldTally[] }
/** A region's settled sums, and the release they are known at. */
export type SettledRegion = RegionTally & { knownAt: Instant }
/**
 * The same week as known later: regional sums, the number of practices of each region in which this knowledge differs from the
 * settled sums, and the settled sums from now on (missing in old tallies: they differ from the first knowledge).
 */
export type LaterTally = Omit<Tally, 'lmcs'> & { differing: Record<string, number>; settled?: SettledRegion[] }

/**
 * The facts of one week's end as known at one instant. `answers`: per reporter, per action, the index of its counted state or -1.
 */
export type Facts = {
  practices: readonly { practiceCode: string; lmcSlug: string | null; regionCode: string | null }[]
  reporters: ReadonlySet<string>
  answers: ReadonlyMap<string, readonly number[]>
}
/** Further facts for LMC cells: membership by quarter, the region of each LMC, and who shares by name. */
export type CellFacts = {
  memberships: ReadonlyMap<string, string | null>
  regionOf: ReadonlyMap<string, string | null>
  sharers: ReadonlySet<string>
}

const isTaking = (state: number | undefined) => state === 0 || state === 1

/**
 * Regional sums over LMCs by true membership. A practice in no LMC is counted nowhere: otherwise England less its regions would
 * show it.
 */
export function regionTallies(facts: Facts, actions: number): { regions: Map<string, RegionTally>; outside: number } {
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
    const answers = facts.answers.get(practiceCode)
    if (!answers) continue
    if (answers.some(isTaking)) region.any++
    for (let a = 0; a < actions; a++) if (answers[a]! >= 0) region.states[a]![answers[a]!]!++
  }
  return { regions, outside }
}

export const emptyRegion = (code: string, actions: number): RegionTally => ({
  code,
  open: 0,
  reporters: 0,
  any: 0,
  moved: 0,
  states: Array.from({ length: actions }, () => COUNTED_STATES.map(() => 0)),
})

/** LMC cells by cell membership. Adds to each region's `moved` the reporters whose cell is in another region than they are. */
export function lmcTallies(facts: Facts, cells: CellFacts, regions: Map<string, RegionTally>, actions: number): LmcTally[] {
  const lmcs = new Map<string, LmcTally>()
  for (const { practiceCode, lmcSlug, regionCode } of facts.practices) {
    const slug = cells.memberships.get(practiceCode) ?? null
    const reports = facts.reporters.has(practiceCode)
    const trueRegion = lmcSlug === null ? undefined : (regionCode ?? '')
    const cellRegion = slug === null ? undefined : (cells.regionOf.get(slug) ?? '')
    if (reports && trueRegion !== cellRegion)
      for (const code of [trueRegion, cellRegion])
        if (code !== undefined) entryOf(regions, code, () => emptyRegion(code, actions)).moved++
    if (slug === null) continue
    const lmc = entryOf(lmcs, slug, () => emptyLmc(slug, cellRegion ?? '', actions))
    lmc.open++
    if (!reports) continue
    const shares = cells.sharers.has(practiceCode)
    lmc.reporters++
    if (!shares) lmc.u++
    const answers = facts.answers.get(practiceCode)
    for (let a = 0; a < actions; a++) if (isTaking(answers?.[a])) lmc.takes[a]![shares ? 0 : 1]++
  }
  return [...lmcs.values()]
}

/** The reporters of each LMC's cell. */
export function reportingBy(
  { practices, reporters }: Pick<Facts, 'practices' | 'reporters'>,
  { memberships, sharers }: Pick<CellFacts, 'memberships' | 'sharers'>,
): Reporting {
  const byLmc = new Map<string, Set<string>>()
  for (const { practiceCode } of practices) {
    const slug = memberships.get(practiceCode)
    if (slug && reporters.has(practiceCode)) entryOf(byLmc, slug, () => new Set()).add(practiceCode)
  }
  return { byLmc, sharers }
}

const emptyLmc = (slug: string, region: string, actions: number): LmcTally => ({
  slug,
  region,
  open: 0,
  reporters: 0,
  u: 0,
  takes: Array.from({ length: actions }, () => [0, 0]),
})

/** In how many practices of each region two states of knowledge of one week's end differ. */
export function differingPractices(before: Facts, after: Facts): Record<string, number> {
  const contribution = (facts: Facts) => {
    const all = new Map<string, { region: string; answers: string }>()
    for (const { practiceCode, lmcSlug, regionCode } of facts.practices)
      if (lmcSlug !== null && facts.reporters.has(practiceCode))
        all.set(practiceCode, { region: regionCode ?? '', answers: (facts.answers.get(practiceCode) ?? []).join() })
    return all
  }
  const [first, second] = [contribution(before), contribution(after)]
  const differing: Record<string, number> = {}
  for (const code of new Set([...first.keys(), ...second.keys()])) {
    const [a, b] = [first.get(code), second.get(code)]
    if (a && b && a.region === b.region && a.answers === b.answers) continue
    for (const region of new Set([a?.region, b?.region]))
      if (region !== undefined) differing[region] = (differing[region] ?? 0) + 1
  }
  return differing
}

/** Rule 6: the settled regional sums: those of the later knowledge only where enough practices differ. */
export function settledRegions(
  stood: readonly SettledRegion[],
  later: Pick<LaterTally, 'actions' | 'regions' | 'differing'>,
  knownAt: Instant,
  firstKnownAt: Instant,
): SettledRegion[] {
  const codes = new Set([...stood, ...later.regions].map((region) => region.code))
  const none = (code: string) => emptyRegion(code, later.actions.length)
  return [...codes].map((code) => {
    const changed = (later.differing[code] ?? 0) >= PRACTICES_THAT_MUST_DIFFER
    if (changed) return { ...(later.regions.find((region) => region.code === code) ?? none(code)), knownAt }
    return stood.find((region) => region.code === code) ?? { ...none(code), knownAt: firstKnownAt }
  })
}

/** The national counts by action and counted state. */
export function stateCounts(regions: readonly RegionTally[], actions: number): number[][] {
  return Array.from({ length: actions }, (_, a) =>
    COUNTED_STATES.map((_state, s) => regions.reduce((sum, region) => sum + region.states[a]![s]!, 0)),
  )
}

/**
 * A region for disclosure control, with its LMC cells as shown: a reporter that may count differently since a carried row is
 * treated as moved.
 */
export function regionPart(region: RegionTally & { later: boolean }, lmcs: readonly HeldTally[]): RegionPart {
  const shown = lmcs.filter((lmc) => lmc.region === region.code).map(cellsShown)
  return {
    ...region,
    taking: region.states.map((states) => states[0]! + states[1]!),
    moved: shown.reduce((sum, { held }) => sum + (held?.drift ?? 0), region.moved),
    lmcs: shown.map(({ reporters, u, takes }) => ({ reporters, cells: takes.map(([S, h]) => ({ R: reporters, S, u, h })) })),
    named: region.code !== '',
  }
}

function entryOf<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key)
  if (known) return known
  const made = make()
  map.set(key, made)
  return made
}
