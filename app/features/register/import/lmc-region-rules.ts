import type { RegisterRow } from '#app/features/register/records/add-to-register.server.ts'
import type { Day } from '#app/platform/time.ts'
import { onDay } from './practice-import-rules.ts'
import type { KnownRegister } from './register-import-rules.ts'

/** One open practice, for the region of its LMC. `since`: the first day of any membership. */
export type Member = { lmcSlug: string; regionCode: string; since: Day }

/**
 * An LMC's region is that of most of its practices; in a tie it stays as it was, else the first by code. The first statement
 * holds from the earliest membership of a practice in it, a change from the day of the map.
 */
export function planLmcRegions(
  members: Iterable<Member>,
  known: KnownRegister['lmcRegions'],
  mapDay: Day,
): RegisterRow<'lmcRegions'>[] {
  const tallies = new Map<string, { byRegion: Map<string, number>; since: Day }>()
  for (const { lmcSlug, regionCode, since } of members) {
    const tally = tallies.get(lmcSlug) ?? { byRegion: new Map<string, number>(), since }
    tally.byRegion.set(regionCode, (tally.byRegion.get(regionCode) ?? 0) + 1)
    if (since < tally.since) tally.since = since
    tallies.set(lmcSlug, tally)
  }
  return [...tallies].flatMap(([lmcSlug, { byRegion, since }]) => {
    const statements = known.get(lmcSlug) ?? []
    const now = onDay(statements, mapDay)?.regionCode
    const rank = (code: string) => [-byRegion.get(code)!, code === now ? 0 : 1] as const
    const [regionCode] = [...byRegion.keys()].sort((a, b) => {
      const [one, other] = [rank(a), rank(b)]
      return one[0] - other[0] || one[1] - other[1] || a.localeCompare(b)
    }) as [string, ...string[]]
    if (statements.length === 0) return [{ lmcSlug, regionCode, holdsFrom: since }]
    const firstDay = statements.map((one) => one.holdsFrom).sort()[0]!
    const reachingBack =
      since < firstDay ? [{ lmcSlug, regionCode: onDay(statements, firstDay)!.regionCode, holdsFrom: since }] : []
    return regionCode === now ? reachingBack : [...reachingBack, { lmcSlug, regionCode, holdsFrom: mapDay }]
  })
}
