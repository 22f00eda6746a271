import { type LmcTally, type RegionTally, takingOf } from '#app/features/figures/tallies/tally-rules.ts'
import type { WeekTally } from '#app/features/figures/tallies/tally-week.server.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { discloseFurther } from './disclose-further.ts'
import {
  addsUp,
  atLeast,
  isRegionShown,
  lmcNoises,
  lmcReporters,
  lmcTaking,
  type PublishedCount,
  type RegionCount,
  reportersOf,
  states,
  sums,
} from './disclosure-rules.ts'
import { type Draw, weekNumber } from './draw-rules.ts'
import type { ChangedWeek, ReleasedEngland, ReleasedLmc, ReleasedRegion, ReleasedWeek } from './released-week.ts'

/** Of the week's first release and for ever: whether a region is shown, and its reporters then. */
export type FirstRegion = { shown: boolean; reporters: number }
type Standing = RegionTally & { knownAt: Instant }
/** A week counted by an earlier version has nothing counted for England alone. */
type CountedWeek = Omit<WeekTally, 'england'> & Partial<Pick<WeekTally, 'england'>>
type Times = { weekEnd: Day; first: Instant }

/** "At least one action", beside the slugs of actions. */
const ANY = 'any'

/**
 * A week as its own release publishes it. `isPublic`: whether an LMC chose to be shown to everybody. In this order: LMC rows, whether
 * each region is shown, regions and England by action, "at least one action", states, further counts of England.
 */
export function discloseWeek(draw: Draw, tally: CountedWeek, first: Instant, isPublic: (lmc: string) => boolean): ReleasedWeek {
  const { weekEnd, round, edition, columns } = tally.scope
  const actions = columns.map(({ slug }) => slug)
  const week = weekNumber(weekEnd)
  const lmcs = tally.lmcs.map((lmc) => ({ ...lmcRow(draw, lmc, actions, week), published: isPublic(lmc.slug) }))
  const standing = tally.regions.map((region) => ({ ...region, knownAt: first }))
  const ofFirst = firstRegions(tally)
  const { england, regions } = sumsOf(draw, { weekEnd, first }, { actions, standing, ofFirst, outside: tally.outside })
  const further = tally.england && discloseFurther(draw, { week, known: first }, { ...tally, england: tally.england })
  return { weekEnd, round, edition, columns, england: { ...england, ...further }, regions, lmcs }
}

/** What a later release changes of a week: `changed` names its regions, `standing` holds what stands of each from then on. */
export function discloseChanges(
  draw: Draw,
  times: Times,
  facts: { actions: readonly string[]; changed: readonly string[]; standing: readonly Standing[]; outside: number },
  ofFirst: ReadonlyMap<string, FirstRegion>,
): ChangedWeek {
  const { england, regions } = sumsOf(draw, times, { ...facts, ofFirst })
  const columns = [...facts.actions]
  return { weekEnd: times.weekEnd, columns, england, regions: regions.filter(({ code }) => facts.changed.includes(code)) }
}

function lmcRow(draw: Draw, lmc: LmcTally, actions: readonly string[], week: number): Omit<ReleasedLmc, 'published'> {
  const { slug, region, icbs, open, reporters: R, u, takes } = lmc
  const about = { slug, region, icbs, open }
  const of = lmcReporters(R, open)
  if (of === undefined) return about
  const noises = lmcNoises(draw, { lmc: slug, week }, actions)
  const taking = takes.map(([S, h], i) => lmcTaking({ R, S, u, h }, open, noises[i]!))
  return { ...about, of, taking: taking as PublishedCount[] }
}

/** Whether each region of a week is shown from its first release on. */
function firstRegions({ regions, lmcs }: Pick<WeekTally, 'regions' | 'lmcs'>): Map<string, FirstRegion> {
  return new Map(
    regions.map(({ code, open, reporters }) => {
      const cells = lmcs.filter(({ region }) => region === code)
      const lmcsReporting = cells.filter((lmc) => lmc.reporters > 0).length
      const unshared = cells.reduce((sum, { u }) => sum + u, 0)
      return [code, { shown: isRegionShown({ named: code !== '', open, R: reporters, lmcsReporting, unshared }), reporters }]
    }),
  )
}

function sumsOf(
  draw: Draw,
  { weekEnd, first }: Times,
  facts: {
    actions: readonly string[]
    standing: readonly Standing[]
    ofFirst: ReadonlyMap<string, FirstRegion>
    outside: number
  },
): { england: ReleasedEngland; regions: ReleasedRegion[] } {
  const { actions, standing, ofFirst, outside } = facts
  const week = weekNumber(weekEnd)
  const known = Math.max(first, ...standing.map(({ knownAt }) => knownAt))
  const R = standing.reduce((sum, { reporters }) => sum + reporters, 0)
  const open = standing.reduce((sum, region) => sum + region.open, 0)
  const summed = (action: string, truth: (region: Standing) => number) => {
    const counts = standing.map(({ code, reporters, knownAt }, i): RegionCount => {
      const { shown, reporters: firstR } = ofFirst.get(code) ?? { shown: false, reporters: 0 }
      return { code, R: reporters, T: truth(standing[i]!), shown, known: knownAt, firstR }
    })
    return sums(draw, { action, week, first }, counts)
  }
  const byAction = actions.map((action, a) => summed(action, ({ states: counts }) => takingOf(counts[a]!)))
  const any = summed(ANY, (region) => region.any)

  const regions = standing.map(({ code, open: openHere, reporters }, i): ReleasedRegion => {
    const about = { code, open: openHere, reporters: reportersOf(reporters) }
    const own = any.regions[i]
    if (own === undefined) return about
    const taking = byAction.map((sum) => sum.regions[i]!)
    return { ...about, any: atLeast(own, taking, reporters), taking }
  })
  const taking = byAction.map(({ england }) => england)
  // Where a region's "at least one" is raised to its largest action England's is too, so that the regions still add up.
  const shown = standing.map(({ code }) => ofFirst.get(code) ?? { shown: false, reporters: 0 })
  const raised = addsUp(shown.map((one) => ({ shown: one.shown, firstR: one.reporters })))
    ? regions.reduce((sum, region, i) => sum + (region.any ?? 0) - (any.regions[i] ?? 0), 0)
    : 0
  return {
    england: {
      open,
      reporters: reportersOf(R),
      outside,
      any: atLeast((any.england + raised) as PublishedCount, taking, R),
      taking,
      states: actions.map((action, a) => {
        const counts = [1, 2, 3, 4, 5, 6].map((s) => standing.reduce((sum, region) => sum + region.states[a]![s]!, 0))
        return states(draw, { action, week, known }, taking[a]!, R, counts)
      }),
    },
    regions,
  }
}
