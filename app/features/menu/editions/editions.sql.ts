import type { Day, Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'

export const stateNow = prepared((db) =>
  db.$client
    .prepare<unknown[], string>(
      "select version || ' ' || coalesce((select kind from register_kind), '') from menu_versions where only = 1",
    )
    .pluck(),
)

export const nextEdition = prepared((db) =>
  db.$client.prepare<unknown[], Instant | null>('select min(published_at) from editions where published_at > ?').pluck(),
)

export const recordedTimes = prepared((db) =>
  db.$client
    .prepare<unknown[], Instant>(
      'select recorded_at from editions union select recorded_at from rounds union select recorded_at from round_ends',
    )
    .pluck(),
)

export const publishedTimes = prepared((db) =>
  db.$client.prepare<unknown[], Instant>('select distinct published_at from editions').pluck(),
)

export const daysOfRounds = prepared((db) =>
  db.$client.prepare<unknown[], { beganOn: Day; endedOn: Day | null }>(
    'select r.began_on as beganOn, e.ended_on as endedOn from rounds r left join round_ends e on e.round_slug = r.slug',
  ),
)

export const version = prepared((db) =>
  db.$client.prepare<unknown[], number>('select version from menu_versions where only = 1').pluck(),
)

/** The guidance of an action as known before an instant. */
export const lastGuidance = prepared((db) =>
  db.$client
    .prepare<unknown[], string>(
      'select hash from guidances where action_slug = ? and recorded_at < ? order by recorded_at desc, rowid desc limit 1',
    )
    .pluck(),
)
