import { committeeSums, publishedRow, type Sums } from '#app/features/figures/disclosure/disclosure-rules.ts'
import { cellsShown } from '#app/features/figures/tallies/carried-row-rules.ts'
import { releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import type { TallyScope } from '#app/features/figures/tallies/stored-tallies.server.ts'
import { regionPart, stateCounts } from '#app/features/figures/tallies/tally-rules.ts'
import { firstTally, laterTally, withKnownAt } from '#app/features/figures/tallies/tally-weeks.server.ts'
import { cacheOf } from '#app/platform/cache.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

/**
 * One week's end as known at one release, after disclosure control. Only for roll-up-queries: `states` and an LMC's `reporters`
 * are still true counts and pass through disclosure-rules on their way out.
 */
export type Publication = {
  outside: number
  nation: Sums
  states: number[][]
  regions: { code: string; sums: Sums | undefined; later: boolean }[]
  /** `asAt`: the week's end of the row; an earlier one for a carried row (rule 8). */
  rows: { slug: string; region: string; open: number; reporters: number; asAt: Day; row: ReturnType<typeof publishedRow> }[]
}

const publications = prepared(() => cacheOf<string, Publication>({ most: 16 }))

/** The publication of a week's end, worked out once and cached. */
export function publicationOf(db: Db, scope: TallyScope, knownAt: Instant, now: Instant): Publication {
  const key = [scope.weekEnd, knownAt, scope.round, scope.edition, ...scope.actions].join(' ')
  return publications(db).of(key, () => publish(db, scope, knownAt, now))
}

function publish(db: Db, scope: TallyScope, knownAt: Instant, now: Instant): Publication {
  const then = firstTally(db, scope, now)
  const later = knownAt === releaseOf(scope.weekEnd) ? undefined : laterTally(db, scope, knownAt, now)
  const first = releaseOf(scope.weekEnd)
  const settled = (later?.settled ?? withKnownAt(then, first)).map((region) => ({
    ...region,
    later: region.knownAt !== first,
  }))
  const parts = settled.map((region) => regionPart(region, then.lmcs))
  const { regions, nation } = committeeSums(parts, scope.actions.length)
  return {
    outside: (later ?? then).outside,
    nation,
    states: stateCounts(settled, scope.actions.length),
    regions: settled.map(({ code, later: changed }, i) => ({ code, sums: regions[i], later: changed })),
    rows: then.lmcs.map((lmc) => {
      const { held, open, reporters, u, takes } = cellsShown(lmc)
      const row = publishedRow(
        { reporters, open },
        takes.map(([S, h]) => ({ R: reporters, S, u, h })),
      )
      return { slug: lmc.slug, region: lmc.region, open, reporters: lmc.reporters, asAt: held?.weekEnd ?? scope.weekEnd, row }
    }),
  }
}
