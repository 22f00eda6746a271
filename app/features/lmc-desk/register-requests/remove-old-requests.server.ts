import { and, eq, lt, or } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { registerRequests } from '#db/schema/register-requests.ts'

/** A year after a request came to nothing, nobody needs to know that it was made. */
const KEPT_AFTER = 365 * 86_400_000

/** Removes the requests that were refused or taken back more than a year ago. Confirmed ones stay: the register's statements rest on them. */
export function removeOldRequests(db: Db, now: Instant): void {
  const before = now - KEPT_AFTER
  const refused = and(eq(registerRequests.isConfirmed, false), lt(registerRequests.answeredAt, before))
  db.delete(registerRequests)
    .where(or(refused, lt(registerRequests.withdrawnAt, before)))
    .run()
}
