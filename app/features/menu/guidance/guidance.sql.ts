import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'

type Row = { hash: string; recordedAt: Instant; title: string }

export const rowsOf = prepared((db) =>
  db.$client.prepare<
    unknown[],
    Row
  >(`select g.hash, g.recorded_at as recordedAt, a.title from guidances g join actions a on a.slug = g.action_slug
     where g.action_slug = ? order by g.recorded_at, g.rowid`),
)
