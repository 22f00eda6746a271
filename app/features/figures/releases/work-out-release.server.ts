import { discloseChanges, discloseWeek, type FirstRegion } from '#app/features/figures/disclosure/disclose-week.ts'
import type { Draw } from '#app/features/figures/disclosure/draw-rules.ts'
import type { ReleaseContent } from '#app/features/figures/disclosure/release-text.ts'
import type { ChangedWeek } from '#app/features/figures/disclosure/released-week.ts'
import type { KnownFacts } from '#app/features/figures/tallies/facts-queries.server.ts'
import { type Standing, WEEKS_COMPARED_AGAIN } from '#app/features/figures/tallies/later-knowledge-rules.ts'
import { releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import { hasLostItsFacts, storedAgain, storedTally } from '#app/features/figures/tallies/stored-tallies.server.ts'
import { tallyAgain } from '#app/features/figures/tallies/tally-again.ts'
import { tallyOfWeek } from '#app/features/figures/tallies/tally-week.server.ts'
import { scopeOfWeek } from '#app/features/figures/tallies/week-scope.server.ts'
import { addDays, type Day, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { lmcsShownAt } from './lmc-publicity-queries.server.ts'

/** What a release is worked out with; `facts` are read once for all releases worked out together. */
export type WorkingOut = { db: Db; draw: Draw; facts: KnownFacts }
/** Earlier releases by their week's end. */
export type EarlierReleases = ReadonlyMap<Day, ReleaseContent>

/**
 * Works out the figures of a week's release from facts and key: facts as at its end, as known at the Monday after → tally →
 * disclosure. The same facts and key give the same figures, whenever it is done. `earlier`: the releases before it, of the weeks that
 * are compared again. Undefined before the first menu. Takes up to some seconds: never on a server's thread.
 */
export function workOutRelease(
  { db, draw, facts }: WorkingOut,
  weekEnd: Day,
  earlier: EarlierReleases,
): ReleaseContent | undefined {
  const scope = scopeOfWeek(db, weekEnd)
  if (!scope) return undefined
  const knownAt = releaseOf(weekEnd)
  const tally = hasLostItsFacts(db, scope) ? storedTally(db, scope) : tallyOfWeek(db, scope, facts)
  if (!tally || tally.regions.length === 0) return undefined
  const shown = lmcsShownAt(db, knownAt)
  const week = discloseWeek(draw, tally, knownAt, (lmc) => shown.has(lmc))
  return { week, changed: changedWeeks({ db, draw, facts }, { weekEnd, knownAt }, earlier) }
}

/** The weeks' ends that a release compares again, earliest first. */
export const comparedAgain = (weekEnd: Day): Day[] =>
  Array.from({ length: WEEKS_COMPARED_AGAIN }, (_, i) => addDays(weekEnd, -7 * (WEEKS_COMPARED_AGAIN - i)))

function changedWeeks(
  { db, draw, facts: known }: WorkingOut,
  { weekEnd, knownAt }: { weekEnd: Day; knownAt: Instant },
  earlier: EarlierReleases,
): ChangedWeek[] {
  return comparedAgain(weekEnd).flatMap((before) => {
    const own = earlier.get(before)?.week
    const scope = own && scopeOfWeek(db, before)
    if (!scope) return []
    const standing = standingOf(before, earlier)
    const again = hasLostItsFacts(db, scope) ? storedAgain(db, scope, knownAt) : tallyAgain(known, scope, standing, knownAt)
    if (!again || again.changed.length === 0) return []
    const ofFirst = new Map<string, FirstRegion>(
      own.regions.map(({ code, reporters, any }) => [code, { shown: any !== undefined, reporters }]),
    )
    const { changed, outside, regions } = again
    const facts = { actions: scope.columns.map(({ slug }) => slug), changed, standing: regions, outside }
    return [discloseChanges(draw, { weekEnd: before, first: releaseOf(before) }, facts, ofFirst)]
  })
}

/** For each region of a week: the release at which what stands of it is known. */
function standingOf(weekEnd: Day, earlier: EarlierReleases): Standing {
  const standing = new Map<string, Instant>()
  for (const [of, { week, changed }] of [...earlier].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const { code } of of === weekEnd ? week.regions : (changed.find((one) => one.weekEnd === weekEnd)?.regions ?? []))
      standing.set(code, releaseOf(of))
  return standing
}
