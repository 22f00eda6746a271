import { returnStands } from '#app/features/adoption/returns/standing-returns.sql.ts'
import { type ComparisonPage, menuChangesSince } from '#app/features/menu/editions/edition-queries.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

const lastReturn = prepared((db) =>
  db.$client
    .prepare(
      `select recorded_at from weekly_returns r where practice_code = ? and ${returnStands('r')} order by week desc limit 1`,
    )
    .pluck(),
)

/**
 * The changes of the menu since a practice last confirmed its answers, and when that was; null where there are none, or where it
 * never confirmed.
 */
export function menuChangesFor(db: Db, practiceCode: string, now: Instant): { since: Instant; changes: ComparisonPage } | null {
  const since = lastReturn(db).get(practiceCode) as Instant | undefined
  const changes = since === undefined ? undefined : menuChangesSince(db, since, now)
  return since !== undefined && changes ? { since, changes } : null
}
