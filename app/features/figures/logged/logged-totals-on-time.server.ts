import { type FiguresKey, isRightKey } from '#app/features/figures/releases/figures-key.server.ts'
import { WRONG_KEY } from '#app/features/figures/releases/release-on-time.server.ts'
import type { Turn } from '#app/platform/every.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { dueLoggedTotals } from './issue-logged-totals.server.ts'

/** The work of a loop that has totals of failures and claims issued once they are due, in a process of its own, and again where that failed. */
export function loggedTotalsOnTime(
  db: Db,
  key: () => FiguresKey,
  issue: (at: Instant, stopping: AbortSignal) => Promise<void> | void,
): Turn {
  return async (now, stopping) => {
    if (dueLoggedTotals(db, now).length === 0) return
    if (!isRightKey(db, key())) throw new Error(WRONG_KEY)
    await issue(now, stopping)
  }
}
