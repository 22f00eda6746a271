import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

const since = prepared((db) =>
  db.$client.prepare(
    'select id, week_end as weekEnd, known_at as knownAt from releases where known_at >= @since and known_at <= @until order by known_at desc, issue desc limit 5',
  ),
)

/** The releases published since an instant, the newest first, five at most. */
export const releasesSince = (db: Db, from: Instant, until: Instant) =>
  since(db).all({ since: from, until }) as { id: string; weekEnd: Day; knownAt: Instant }[]
