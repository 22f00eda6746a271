import { purgeOf } from '#app/features/audit/retention-pages.server.ts'
import { menuAtEndOf } from '#app/features/menu/menu-timeline.server.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { weekEnds } from './rollup-pages.server.ts'
import { latestWeekEnd, releaseOf } from './rollup-rules.ts'
import { firstTally, keptScope, scopeOf } from './rollup-tally.server.ts'

/**
 * Works out and keeps the figures of every released week that has none yet, as known at its own release, the earliest first. Answers
 * with the weeks it worked out. A tenth of a second each: not for the process that answers readers.
 */
export function workOutWeeks(db: Db, now: Instant): Day[] {
  return weekEnds(db, now)
    .reverse()
    .filter((weekEnd) => {
      const menu = menuAtEndOf(db, weekEnd)
      if (!menu || purgeOf(db, menu.round.slug)) return false
      const scope = scopeOf(menu, weekEnd)
      if (keptScope(db, scope, releaseOf(weekEnd)) !== 'not-kept') return false
      firstTally(db, scope, now)
      return true
    })
}

const EVERY = 60_000

/** Has the figures worked out at once, and again with every release, before somebody asks. Answers with the way to stop it. */
export function keepRollUpsReady(now: () => Instant, workOut: () => void): () => void {
  let last: Day | undefined
  const look = () => {
    const latest = latestWeekEnd(now())
    if (latest === last) return
    last = latest
    workOut()
  }
  look()
  const timer = setInterval(look, EVERY)
  timer.unref()
  return () => clearInterval(timer)
}
