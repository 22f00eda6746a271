import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'

/** A session with its person, under the stored form of its id. */
export type SessionRow = {
  key: string
  personId: string
  name: string
  startedAt: Instant
  expiresAt: Instant
  lastSeenAt: Instant
  strongAt: Instant | null
  confirmedAt: Instant
  device: string | null
  roleId: string | null
}

export const sessionWithPerson = prepared((db) =>
  db.$client.prepare<unknown[], SessionRow>(`
    select s.id as key, p.id as personId, p.name, s.created_at as startedAt, s.expires_at as expiresAt, s.last_seen_at as lastSeenAt,
      s.strong_at as strongAt, s.confirmed_at as confirmedAt, s.device,
      s.standing_id as roleId
    from sessions s join persons p on p.id = s.person_id where s.id = ?`),
)

export const noteSeen = prepared((db) =>
  db.$client.prepare('update sessions set last_seen_at = @at where id = @key and last_seen_at < @at'),
)

/** Points taken and given back, until `expire` (the system's clock). */
export type Points = { points: number; expire: number }

export const pointsOf = prepared((db) =>
  db.$client.prepare<unknown[], Points>('select points, expire from rate_limits where key = ?'),
)

export const addPoints = prepared((db) =>
  db.$client.prepare(`insert into rate_limits (key, points, expire) values (@key, @points, @expire)
     on conflict (key) do update set
       points = case when rate_limits.expire > @now then rate_limits.points + excluded.points else excluded.points end,
       expire = case when rate_limits.expire > @now then rate_limits.expire else excluded.expire end`),
)

/** Rows that ended at least a day ago: no limit lasts longer than a day. */
export const removeOldPoints = prepared((db) =>
  db.$client.prepare('delete from rate_limits where expire < (select max(expire) from rate_limits) - 172800000'),
)
