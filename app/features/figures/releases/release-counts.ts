import type { PublishedCount } from '#app/features/figures/disclosure/disclosure-rules.ts'
import type { ReleaseContent } from '#app/features/figures/disclosure/release-text.ts'
import type { PlaceCounts } from '#app/features/figures/disclosure/released-week.ts'
import { releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import type { Day, Instant } from '#app/platform/time.ts'

/** "england", "region:Y56" or "lmc:leeds". */
export type Place = 'england' | `region:${string}` | `lmc:${string}`
/** One published count of practices taking an action (or any), as a release says it. */
export type ReleasedCount = {
  place: Place
  action: string
  weekEnd: Day
  knownAt: Instant
  count: PublishedCount
  of: PublishedCount
  isPublic: boolean
}
const ANY_ACTION = 'any'

/** Every count of practices taking an action that a release holds. Where nothing is on the menu there is none. */
export function countsOf({ week, changed }: ReleaseContent, knownAt = releaseOf(week.weekEnd)): ReleasedCount[] {
  const columns = week.columns.map(({ slug }) => slug)
  const lmcs = week.lmcs.flatMap(({ slug, of, taking, published }) =>
    of === undefined || taking === undefined
      ? []
      : taking.map(
          (count, a): ReleasedCount => ({
            place: `lmc:${slug}`,
            action: columns[a]!,
            weekEnd: week.weekEnd,
            knownAt,
            count,
            of,
            isPublic: published,
          }),
        ),
  )
  return [...sumsOf(week, columns, knownAt), ...changed.flatMap((one) => sumsOf(one, one.columns, knownAt)), ...lmcs]
}

type Summed = Pick<ReleaseContent['changed'][number], 'weekEnd' | 'england' | 'regions'>

function sumsOf({ weekEnd, england, regions }: Summed, columns: readonly string[], knownAt: Instant): ReleasedCount[] {
  const ofPlace = (place: Place, { any, taking }: PlaceCounts, of: PublishedCount): ReleasedCount[] => {
    const one = (action: string, count: PublishedCount) => ({ place, action, weekEnd, knownAt, count, of, isPublic: true })
    return columns.length === 0 ? [] : [one(ANY_ACTION, any), ...taking.map((count, a) => one(columns[a]!, count))]
  }
  return [
    ...ofPlace('england', england, england.reporters),
    ...regions.flatMap(({ code, reporters, any, taking }) =>
      any !== undefined && taking !== undefined ? ofPlace(`region:${code}`, { any, taking }, reporters) : [],
    ),
  ]
}
