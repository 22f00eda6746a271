import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'

const COUNTED_TO = 1000

export const refusedSince = prepared((db) =>
  db.$client.prepare<unknown[], { times: number; since: Instant | null }>(`select count(*) as times, min(at) as since from (
       select e.at from audit_events e join persons p on p.id = e.subject
       where e.subject = ? and e.at > coalesce(p.tries_seen_at, 0) and e.action = 'session.refused'
         and json_extract(e.detail, '$.known') is null
       limit ${COUNTED_TO})`),
)
