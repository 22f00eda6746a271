import { and, eq, sql } from 'drizzle-orm'
import { purgeOf } from '#app/features/retention/periods/retention-queries.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { rollUpTallies } from '#db/schema/rollup.ts'
import { releaseOf } from './release-rules.ts'
import type { StandingTally } from './tally-again.ts'
import type { LmcTally, RegionTally } from './tally-rules.ts'
import type { WeekTally } from './tally-week.server.ts'
import type { WeekScope } from './week-scope.server.ts'

/**
 * Tallies stored by versions before releases: of weeks whose answers were removed they are all that is left. Once the week has its
 * release they are removed too (`dropStoredTallies`).
 */
type OfEarlierVersion = {
  edition: string
  actions: string[]
  outside: number
  regions: RegionTally[]
  lmcs?: Omit<LmcTally, 'icbs'>[]
  settled?: (RegionTally & { knownAt: Instant })[]
}

const storedOf = prepared((db) =>
  db
    .select({ tally: rollUpTallies.tally })
    .from(rollUpTallies)
    .where(
      and(
        eq(rollUpTallies.weekEnd, sql.placeholder('weekEnd')),
        eq(rollUpTallies.knownAt, sql.placeholder('knownAt')),
        eq(rollUpTallies.roundSlug, sql.placeholder('roundSlug')),
      ),
    )
    .prepare(),
)

function read(db: Db, { weekEnd, round, columns }: WeekScope, knownAt: Instant): OfEarlierVersion | undefined {
  const text = storedOf(db).get({ weekEnd, knownAt, roundSlug: round })?.tally
  const tally = text === undefined ? undefined : (JSON.parse(text) as OfEarlierVersion)
  return tally?.actions.join() === columns.map(({ slug }) => slug).join() ? tally : undefined
}

/** Whether a week's facts are gone, so that only a stored tally can tell them. */
export const hasLostItsFacts = (db: Db, { round }: WeekScope): boolean => purgeOf(db, round) !== undefined

const regionOf = ({ code, open, reporters, any, states }: RegionTally): RegionTally => ({ code, open, reporters, any, states })

/** The stored counts of a week's end as known at its own release, without what was not counted then. */
export function storedTally(db: Db, scope: WeekScope): Omit<WeekTally, 'england'> | undefined {
  const stored = read(db, scope, releaseOf(scope.weekEnd))
  if (!stored?.lmcs) return undefined
  const lmcs = stored.lmcs.map(({ slug, region, open, reporters, u, takes }) => ({
    slug,
    region,
    open,
    reporters,
    u,
    takes,
    icbs: [],
  }))
  return {
    scope: { ...scope, goesOn: [] },
    outside: stored.outside,
    regions: stored.regions.map(regionOf).sort((a, b) => (a.code < b.code ? -1 : 1)),
    lmcs: lmcs.sort((a, b) => (a.slug < b.slug ? -1 : 1)),
  }
}

/** What the stored counts of a later release changed of a week. */
export function storedAgain(db: Db, scope: WeekScope, knownAt: Instant): StandingTally | undefined {
  const stored = read(db, scope, knownAt)
  if (!stored?.settled) return undefined
  const changed = stored.settled.filter((region) => region.knownAt === knownAt).map(({ code }) => code)
  return {
    changed: changed.sort(),
    outside: stored.outside,
    regions: stored.settled
      .map((region) => ({ ...regionOf(region), knownAt: region.knownAt }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  }
}
