import { prepared } from '#db/client.server.ts'

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
