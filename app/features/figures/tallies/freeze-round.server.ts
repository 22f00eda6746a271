import { RowSum } from '#app/features/audit/chain/row-digests.ts'
import { type RowAccount, textsWhere } from '#app/features/audit/chain/written-rows.server.ts'
import { menuAtEndOf } from '#app/features/menu/editions/menu-history-queries.server.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { latestWeekEnd, releaseOf } from './release-rules.ts'
import { storedScope } from './stored-tallies.server.ts'
import { firstTally, laterTally, scopeOf } from './tally-weeks.server.ts'

/** The table whose triggers must be lifted around `freezeRound`. */
export const FROZEN_TABLE = 'roll_up_tallies'

const OF_WEEK = 'week_end = @weekEnd and known_at = @known and round_slug = @round'
const takeAway = prepared((db) => db.$client.prepare(`delete from roll_up_tallies where ${OF_WEEK}`))

/**
 * Works out and keeps the figures of a round's week's ends for good, before the rows they are counted from are removed: as known at
 * their own release and as known at the last one. Only inside `liftingAppendOnly`: a kept tally of other columns (an edition that was
 * loaded after it) is replaced. Answers with how many weeks there are, the release they stand at, and what was replaced, for the event
 * of the purge.
 */
export function freezeRound(
  tx: Db,
  round: string,
  weekEnds: readonly Day[],
  now: Instant,
): { weeks: number; knownAt: Instant; replaced: RowAccount['removed'] } {
  const knownAt = releaseOf(latestWeekEnd(now))
  const replaced = new RowSum()
  let weeks = 0
  for (const weekEnd of weekEnds) {
    const menu = menuAtEndOf(tx, weekEnd)
    if (menu?.round.slug !== round) continue
    const scope = scopeOf(menu, weekEnd)
    for (const known of new Set([releaseOf(weekEnd), knownAt])) {
      if (storedScope(tx, scope, known) === 'of-other-columns') {
        const week = { weekEnd, known, round }
        for (const text of textsWhere(tx, FROZEN_TABLE, OF_WEEK, week)) replaced.add(text)
        takeAway(tx).run(week)
      }
      if (known === releaseOf(weekEnd)) firstTally(tx, scope, now)
      else laterTally(tx, scope, known, now)
    }
    weeks++
  }
  return { weeks, knownAt, replaced: replaced.rows > 0 ? { [FROZEN_TABLE]: replaced.total() } : {} }
}
