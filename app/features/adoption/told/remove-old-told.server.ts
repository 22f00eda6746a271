import type { Db } from '#db/client.server.ts'

/** Removes the marks of entries and returns that a purge has removed: a mark lasts as long as what it marks. */
export function removeOldTold(tx: Db): void {
  tx.$client
    .prepare(
      `delete from told_statements where case when entry_id is not null
         then not exists (select 1 from adoption_entries e where e.id = entry_id)
         else not exists (select 1 from weekly_returns r where r.practice_code = told_statements.practice_code
           and r.week = told_statements.week and r.recorded_at = returned_at) end`,
    )
    .run()
}
