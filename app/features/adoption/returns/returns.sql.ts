import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import type { MadeReturn } from './made-returns-queries.server.ts'
import { returnStands } from './standing-returns.sql.ts'

export const made = prepared((db) =>
  db.$client.prepare<
    unknown[],
    Omit<MadeReturn, 'onTrustedDevice'> & { device: 1 | null }
  >(`select recorded_at as recordedAt, recorded_by as recordedBy, on_trusted_device as device from weekly_returns r
     where practice_code = ? and week = ? and ${returnStands('r')}`),
)

export const last = prepared((db) =>
  db.$client
    .prepare<unknown[], Instant | null>(
      `select max(recorded_at) from weekly_returns r where practice_code = ? and ${returnStands('r')}`,
    )
    .pluck(),
)

export const saidSince = prepared((db) =>
  db.$client
    .prepare<
      unknown[],
      0 | 1
    >(`select exists (select 1 from adoption_entries e where e.practice_code = @practiceCode and e.recorded_at >= @since
           and not exists (select 1 from told_statements t where t.practice_code = e.practice_code
             and (t.entry_id = e.id or (e.void = 1 and t.entry_id = e.corrects_id))))
         or exists (select 1 from progress_entries where practice_code = @practiceCode and recorded_at >= @since)`)
    .pluck(),
)
