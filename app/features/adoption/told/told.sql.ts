import { hasPeople } from '#app/features/people/accounts/accounts.sql.ts'
import type { Instant, Week } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'

export const last = prepared((db) =>
  db.$client
    .prepare<unknown[], string>(
      'select id from told_statements where practice_code = ? order by recorded_at desc, rowid desc limit 1',
    )
    .pluck(),
)

export type Row = {
  id: string
  lmc: string
  entryId: string | null
  actionSlug: string | null
  actionTitle: string | null
  week: Week | null
  returnedAt: Instant | null
  recordedAt: Instant
  corrected: 0 | 1
  takenBack: 0 | 1
}

export const ofPractice = prepared((db) =>
  db.$client.prepare<
    unknown[],
    Row
  >(`select t.id, m.name as lmc, t.entry_id as entryId, t.action_slug as actionSlug, a.title as actionTitle, t.week,
       t.returned_at as returnedAt, t.recorded_at as recordedAt,
       exists (select 1 from adoption_entries c where c.corrects_id = t.entry_id) as corrected,
       exists (select 1 from returns_taken_back b where b.practice_code = t.practice_code and b.week = t.week and b.returned_at = t.returned_at) as takenBack
     from told_statements t join lmcs m on m.slug = t.lmc_slug left join actions a on a.slug = t.action_slug
     where t.practice_code = ? order by t.recorded_at desc, t.id`),
)

/** Marks whose entry or return is there no more. */
export const removeLoose = prepared((db) =>
  db.$client.prepare(`delete from told_statements where case when entry_id is not null
         then not exists (select 1 from adoption_entries e where e.id = entry_id)
         else not exists (select 1 from weekly_returns r where r.practice_code = told_statements.practice_code
           and r.week = told_statements.week and r.recorded_at = returned_at) end`),
)

export const allowing = prepared((db) =>
  db.$client.prepare<unknown[], { code: string; chosenAt: Instant }>(
    `select c.practice_code as code, c.chosen_at as chosenAt from json_each(@codes) j
     cross join telling_choices c on c.practice_code = j.value and c.is_allowed = 1 where ${hasPeople('c.practice_code')}`,
  ),
)
