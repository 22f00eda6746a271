import { latestWeekEnd } from '#app/features/figures/tallies/release-rules.ts'
import type { Turn } from '#app/platform/every.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { dueWeekEnds } from './due-releases-queries.server.ts'
import { type FiguresKey, isRightKey } from './figures-key.server.ts'

/** What the start and the log say under a wrong key. */
export const WRONG_KEY =
  'Figures are not published: the key is not the one that earlier figures were drawn with. Restore the key file, or SECRET_KEY, from its backup.'

/**
 * The work of a loop that has releases issued at its first turn and after every Monday 09:00, and again in the next turn where that
 * failed. Nothing is issued under a wrong key. `issue` does it in its own process.
 */
export function releaseOnTime(
  db: Db,
  key: () => FiguresKey,
  issue: (at: Instant, stopping: AbortSignal) => Promise<void> | void,
): Turn {
  let done: Day | undefined
  return async (now, stopping) => {
    const latest = latestWeekEnd(now)
    if (latest === done) return
    if (dueWeekEnds(db, now).length > 0) {
      if (!isRightKey(db, key())) throw new Error(WRONG_KEY)
      await issue(now, stopping)
    }
    done = latest
  }
}
