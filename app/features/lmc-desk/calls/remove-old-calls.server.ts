import { lt, or } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { callRequests } from '#db/schema/desks.ts'

/** A year after a call is over, nobody needs to know what it was about (decision 36). */
const KEPT_AFTER = 365 * 86_400_000

/** Removes the calls that were done or withdrawn more than a year ago. */
export function removeOldCalls(db: Db, now: Instant): void {
  const before = now - KEPT_AFTER
  db.delete(callRequests)
    .where(or(lt(callRequests.doneAt, before), lt(callRequests.withdrawnAt, before)))
    .run()
}
