import type { Instant } from '#app/platform/time.ts'
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
