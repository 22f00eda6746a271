import { and, eq, lt, or } from 'drizzle-orm'
import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { registerRequests } from '#db/schema/register-requests.ts'
import { requestsOvertaken } from './request-queries.server.ts'
import { endOvertaken } from './state-request.server.ts'

/** A year after a request came to nothing, nobody needs to know that it was made. */
const KEPT_AFTER = 365 * 86_400_000

/**
 * Ends the requests that are overtaken, and removes those that were refused, taken back or overtaken more than a year ago. Confirmed ones
 * stay: the register's statements rest on them.
 */
export function removeOldRequests(db: Db, now: Instant): void {
  for (const request of requestsOvertaken(db, now)) endOvertaken(db, request, recordingTime(db, now))
  const before = now - KEPT_AFTER
  const refused = and(eq(registerRequests.isConfirmed, false), lt(registerRequests.answeredAt, before))
  db.delete(registerRequests)
    .where(or(refused, lt(registerRequests.withdrawnAt, before)))
    .run()
}
