import { menuAtEndOf } from '#app/features/menu/editions/menu-history-queries.server.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { latestWeekEnd, releaseOf } from './release-rules.ts'
import { firstTally, laterTally, scopeOf, storedScope } from './tally-weeks.server.ts'

/** The table whose triggers must be lifted around `freezeRound`. */
export const FROZEN_TABLE = 'roll_up_tallies'

const takeAway = prepared((db) =>
  db.$client.prepare('delete from roll_up_tallies where week_end = ? and known_at = ? and round_slug = ?'),
)

/**
 * Works out and keeps the figures of a round's week's ends for good, before the rows they are counted from are removed: as known at
 * their own release and as known at the last one. Only inside `liftingAppendOnly`: a kept tally of other columns (an edition that was
 * loaded after it) is replaced. Answers with how many weeks there are and the release they stand at.
 */
export function freezeRound(tx: Db, round: string, weekEnds: readonly Day[], now: Instant): { weeks: number; knownAt: Instant } {
  const knownAt = releaseOf(latestWeekEnd(now))
  let weeks = 0
  for (const weekEnd of weekEnds) {
    const menu = menuAtEndOf(tx, weekEnd)
    if (menu?.round.slug !== round) continue
    const scope = scopeOf(menu, weekEnd)
    for (const known of new Set([releaseOf(weekEnd), knownAt])) {
      if (storedScope(tx, scope, known) === 'of-other-columns') takeAway(tx).run(weekEnd, known, round)
      if (known === releaseOf(weekEnd)) firstTally(tx, scope, now)
      else laterTally(tx, scope, known, now)
    }
    weeks++
  }
  return { weeks, knownAt }
}
