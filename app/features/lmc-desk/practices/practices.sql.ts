import { returnStands } from '#app/features/adoption/returns/standing-returns.sql.ts'
import type { Instant, Week } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'

export const recent = prepared((db) =>
  db.$client
    .prepare<unknown[], [string, Week, Instant]>(`select w.practice_code, w.week, w.recorded_at from json_each(:practices) p
       cross join weekly_returns w on w.practice_code = p.value and w.week >= :since and ${returnStands('w')}`)
    .raw(),
)

export const latest = prepared((db) =>
  db.$client
    .prepare<
      unknown[],
      [string, Week | null, number]
    >(`select p.value, (select max(l.week) from weekly_returns l where l.practice_code = p.value and ${returnStands('l')}),
         exists (select 1 from person_standings s where s.practice_code = p.value and s.ended_at is null)
       from json_each(:practices) p`)
    .raw(),
)
