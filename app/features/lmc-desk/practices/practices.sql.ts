import { returnStands } from '#app/features/adoption/returns/standing-returns.sql.ts'
import { hasPeople } from '#app/features/people/accounts/accounts.sql.ts'
import type { Week } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'

/** Of each practice: its returns since a week ("2024-11-25 1732611600000,…"), the week of the last one before, and whether somebody has joined. */
export const recent = prepared((db) =>
  db.$client
    .prepare<unknown[], [code: string, recent: string | null, before: Week | null, joined: 0 | 1]>(`
      select p.value,
        (select group_concat(w.week || ' ' || w.recorded_at) from weekly_returns w
          where w.practice_code = p.value and w.week >= :since and ${returnStands('w')}),
        (select l.week from weekly_returns l
          where l.practice_code = p.value and l.week < :since and ${returnStands('l')} order by l.week desc limit 1),
        ${hasPeople('p.value')}
      from json_each(:practices) p`)
    .raw(),
)
