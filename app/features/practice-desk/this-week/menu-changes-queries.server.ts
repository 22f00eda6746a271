import { type ComparisonPage, menuChangesSince } from '#app/features/menu/editions/edition-queries.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { lastReturn } from './this-week.sql.ts'

/**
 * The changes of the menu since a practice last confirmed its answers, and when that was; null where there are none, or where it
 * never confirmed.
 */
export function menuChangesFor(db: Db, practiceCode: string, now: Instant): { since: Instant; changes: ComparisonPage } | null {
  const since = lastReturn(db).get(practiceCode)
  const changes = since === undefined ? undefined : menuChangesSince(db, since, now)
  return since !== undefined && changes ? { since, changes } : null
}
