import { latestWeekEnd, releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import { storedScope, type TallyScope } from '#app/features/figures/tallies/stored-tallies.server.ts'
import { firstTally, laterTally, menuOfWeek, scopeOf } from '#app/features/figures/tallies/tally-weeks.server.ts'
import { purgeOf } from '#app/features/retention/periods/retention-queries.server.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { weekEnds } from './roll-up-queries.server.ts'

/** Weeks before the latest that are also worked out as known today: people compare them. */
const WEEKS_COMPARED_AGAIN = 8

/**
 * Works out and stores the figures that readers would otherwise wait for: every released week as known at its own release,
 * earliest first, and the last few as known at the latest release. Stored ones are left alone. Returns the new weeks. A tenth of
 * a second each: not for the process that answers readers.
 */
export function workOutWeeks(db: Db, now: Instant): Day[] {
  const scopes = weekEnds(db, now).flatMap((weekEnd) => {
    const menu = menuOfWeek(db, weekEnd)
    return menu && !purgeOf(db, menu.round.slug) ? [scopeOf(menu, weekEnd)] : []
  })
  const isNew = (scope: TallyScope) => storedScope(db, scope, releaseOf(scope.weekEnd)) === 'not-stored'
  const fresh = scopes.filter(isNew).reverse()
  for (const scope of fresh) firstTally(db, scope, now)
  const latest = releaseOf(latestWeekEnd(now))
  for (const scope of scopes.slice(1, 1 + WEEKS_COMPARED_AGAIN)) laterTally(db, scope, latest, now)
  return fresh.map(({ weekEnd }) => weekEnd)
}

/** The work of a loop that has the figures worked out at its first turn and after every release, before anybody asks. */
export function workOutOnRelease(workOut: (at: Instant) => void): (now: Instant) => void {
  let last: Day | undefined
  return (now) => {
    const latest = latestWeekEnd(now)
    if (latest === last) return
    workOut(now)
    last = latest
  }
}
