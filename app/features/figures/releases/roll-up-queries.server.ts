import {
  type CommitteeCount,
  type CommitteeFigure,
  committeeBreakdown,
  type PublishedCount,
  type PublishedFigure,
  publishedCount,
  publishedRate,
  publishedSum,
  reportsNeeded,
  type StateBreakdown,
  type Sums,
  silentOf,
} from '#app/features/figures/disclosure/disclosure-rules.ts'
import { answerableWeekEnd, latestWeekEnd, releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { addDays, type Day, dayOf, type Instant, weekEndOf } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { Publication } from './publication-queries.server.ts'
import { type Heading, publishedWeek } from './published-weeks.server.ts'

export { answerableWeekEnd } from '#app/features/figures/tallies/release-rules.ts'
export type { RollUpColumn } from './published-weeks.server.ts'

type RegionName = { code: string; name: string }
/** The figures that replace a row with too few reports. `taking` follows the columns. */
export type StandIn<Figure> = { of: 'region' | 'nation'; name: string; taking: Figure[] }

export type CommitteeRow = {
  slug: string
  name: string
  region: RegionName | null
  open: number
} /** `asAt`: the week's end of this row, earlier than the roll-up's for a carried row (rule 8). */ & (
  | { shown: true; asAt: Day; reporters: PublishedCount; reportRate: number; taking: PublishedFigure[] }
  | { shown: false; standIn: StandIn<CommitteeFigure> }
)
export type CommitteeRollUp = Heading & {
  known: 'then' | 'now'
  /** Open practices in no LMC, counted in none of the figures. */
  outside: number
  nation: Sums & { silent: CommitteeCount; states: (StateBreakdown | undefined)[] }
  /** `sums` undefined: under 3 LMCs reporting, or under 30 % of its practices. `later`: changed since its first release. */
  regions: (RegionName & { sums: Sums | undefined; later: boolean })[]
  /** By region, then name. */
  rows: CommitteeRow[]
}

const lmcNames = prepared((db) => db.$client.prepare('select slug, name from lmcs').raw())
const regionNames = prepared((db) => db.$client.prepare('select code, name from regions').raw())
const firstRecorded = prepared((db) => db.$client.prepare('select min(recorded_at) from practice_statuses').pluck())
const firstRound = prepared((db) => db.$client.prepare('select min(began_on) from rounds').pluck())
const ENGLAND = 'England'

/**
 * The committee's roll-up as at a week's end, as known at its own release ('then') or at the last release that has passed
 * ('now'). For any other day it uses the week's end before it: compare `weekEnd`. Undefined before the first menu.
 */
export function nationalRollUp(
  db: Db,
  { weekEnd, known }: { weekEnd: Day; known: 'then' | 'now' },
  now: Instant,
): CommitteeRollUp | undefined {
  const asAt = answerableWeekEnd(weekEnd, now)
  const found = publishedWeek(db, { weekEnd: asAt, knownAt: releaseOf(known === 'then' ? asAt : latestWeekEnd(now)) }, now)
  if (!found || found.publication.nation.open === 0) return undefined
  const names = { lmcs: lmcNames(db).all() as [string, string][], regions: regionNames(db).all() as [string, string][] }
  const restsOn = JSON.stringify([known, found.heading, names])
  return rollUps(db).of(restsOn, () => inWords(found, names, known))
}

/** Keyed by everything the words depend on: a publication never changes under the same heading. */
const rollUps = prepared(() => cacheOf<string, CommitteeRollUp>({ most: 16 }))
type Names = { lmcs: [string, string][]; regions: [string, string][] }

function inWords(
  { publication, heading }: { publication: Publication; heading: Heading },
  names: Names,
  known: 'then' | 'now',
): CommitteeRollUp {
  const nameOfLmc = new Map(names.lmcs)
  const nameOfRegion = new Map(names.regions)
  const regionOf = (code: string): RegionName => ({ code, name: nameOfRegion.get(code) ?? code })
  const { nation } = publication
  const regions = publication.regions
    .filter((region) => region.code !== '')
    .map(({ code, sums, later }) => ({ ...regionOf(code), sums, later }))
    .sort(byName)
  const rows = publication.rows.map(({ slug, region: code, open, asAt: of, row }): CommitteeRow => {
    const region = code === '' ? null : regionOf(code)
    const lmc = { slug, name: nameOfLmc.get(slug) ?? slug, region, open }
    if (row) return { ...lmc, shown: true, asAt: of, reporters: row.reporters, reportRate: row.reportRate, taking: row.figures }
    const sums = regions.find((one) => one.code === code)?.sums
    const standIn = sums
      ? ({ of: 'region', name: regionOf(code).name, taking: sums.taking } as const)
      : ({ of: 'nation', name: ENGLAND, taking: nation.taking } as const)
    return { ...lmc, shown: false, standIn }
  })
  return {
    ...heading,
    known,
    outside: publication.outside,
    nation: {
      ...nation,
      silent: silentOf(nation),
      states: nation.taking.map((taking, i) => committeeBreakdown(taking, publication.states[i]!, nation.reporters)),
    },
    regions,
    rows: rows.sort((a, b) => byName(a.region ?? { name: '~' }, b.region ?? { name: '~' }) || byName(a, b)),
  }
}

/** England or a region for everyone: rounded to 5, whole percents. */
type PublicSums = { reporters: PublishedCount; open: number; reportRate: number; taking: PublishedFigure[]; any: PublishedFigure }
export type PublicRollUp = Heading & { nation: PublicSums }

/**
 * National uptake for everyone, as at the last full week. Undefined before the first menu, and before the register holds
 * anything.
 */
export function publicUptake(db: Db, now: Instant): PublicRollUp | undefined {
  const found = latest(db, now)
  if (!found || found.publication.nation.open === 0) return undefined
  return { ...found.heading, nation: publicSums(found.publication.nation) }
}

/** One LMC's figures for its own people. `moreNeeded`: reports missing until its row is published. */
export type LmcPublished = Heading & {
  slug: string
  open: number
  region: (RegionName & PublicSums) | null
  nation: PublicSums
} & (
    | { shown: true; asAt: Day; reporters: PublishedCount; reportRate: number; taking: PublishedFigure[] }
    | { shown: false; moreNeeded: PublishedCount; standIn: StandIn<PublishedFigure> }
  )

/**
 * The published row of one LMC as at the last full week, with its region and England. Undefined where there is no menu or no such
 * LMC.
 */
export function lmcFigures(db: Db, lmcSlug: string, now: Instant): LmcPublished | undefined {
  const found = latest(db, now)
  const cell = found?.publication.rows.find((row) => row.slug === lmcSlug)
  if (!found || !cell) return undefined
  const { publication, heading } = found
  const sums = publication.regions.find((region) => region.code === cell.region)?.sums
  const name = (regionNames(db).all() as [string, string][]).find(([code]) => code === cell.region)?.[1] ?? cell.region
  const region = sums && cell.region !== '' ? { code: cell.region, name, ...publicSums(sums) } : null
  const nation = publicSums(publication.nation)
  const about = { ...heading, slug: lmcSlug, open: cell.open, region, nation }
  const { row, asAt } = cell
  if (row) return { ...about, shown: true, asAt, reporters: row.reporters, reportRate: row.reportRate, taking: row.figures }
  const standIn = region
    ? ({ of: 'region', name: region.name, taking: region.taking } as const)
    : ({ of: 'nation', name: ENGLAND, taking: nation.taking } as const)
  return { ...about, shown: false, moreNeeded: reportsNeeded(cell.reporters), standIn }
}

/** The day the register was first known needs a full scan, so it is asked for once a week. */
const endsCached = prepared(() => cacheOf<string, Day[]>({ most: 1 }))

/** Every week's end that can be asked for, latest first: from the first round on, once the register was known. */
export function weekEnds(db: Db, now: Instant): Day[] {
  const latest = latestWeekEnd(now)
  const began = firstRound(db).get() as Day | null
  if (began === null) return []
  const cached = endsCached(db).get(`${latest} ${began}`)
  if (cached) return cached
  const recorded = firstRecorded(db).get() as Instant | null
  if (recorded === null) return []
  const known = weekEndOf(dayOf(recorded))
  const before = addDays(known, -7)
  const first = [weekEndOf(began), releaseOf(before) > recorded ? before : known].sort().at(-1)!
  const ends: Day[] = []
  for (let day = latest; day >= first; day = addDays(day, -7)) ends.push(day)
  endsCached(db).put(`${latest} ${began}`, ends)
  return ends
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

function publicSums({ reporters, open, taking, any }: Sums): PublicSums {
  return {
    reporters: publishedCount(reporters),
    open,
    reportRate: publishedRate(reporters, open),
    taking: taking.map(publishedSum),
    any: publishedSum(any),
  }
}

function latest(db: Db, now: Instant) {
  const weekEnd = latestWeekEnd(now)
  return publishedWeek(db, { weekEnd, knownAt: releaseOf(weekEnd) }, now)
}
