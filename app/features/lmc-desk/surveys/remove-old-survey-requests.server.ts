import { lt } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { lmcSurveyRequests } from '#db/schema/surveys.ts'

const KEPT_AFTER = 365 * 86_400_000

/** Removes what LMCs put before the committee more than a year ago and what became of it. A survey that was opened stays. */
export function removeOldSurveyRequests(db: Db, now: Instant): void {
  db.delete(lmcSurveyRequests)
    .where(lt(lmcSurveyRequests.settledAt, now - KEPT_AFTER))
    .run()
}
