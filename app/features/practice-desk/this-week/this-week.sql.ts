import { returnStands } from '#app/features/adoption/returns/standing-returns.sql.ts'
import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'

export const lastReturn = prepared((db) =>
  db.$client
    .prepare<unknown[], Instant>(
      `select recorded_at from weekly_returns r where practice_code = ? and ${returnStands('r')} order by week desc limit 1`,
    )
    .pluck(),
)
