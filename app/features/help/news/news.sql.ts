import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'

/** Words of an action that replaced earlier words. */
export const changedWords = prepared((db) =>
  db.$client.prepare<
    unknown[],
    { slug: string; at: Instant }
  >(`select g.action_slug as slug, max(g.recorded_at) as at from guidances g
     where g.recorded_at >= @since and g.recorded_at <= @until
       and exists (select 1 from guidances e where e.action_slug = g.action_slug and e.recorded_at < g.recorded_at)
     group by g.action_slug`),
)
