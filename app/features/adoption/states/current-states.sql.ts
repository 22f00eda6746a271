import { prepared } from '#db/client.server.ts'

const COLUMNS = 'practice_code, action_slug, entry_id, state, extent, effective_on, planned_for, taken_since'

/**
 * `stateAsAt` of adoption-rules in SQL, at the end of time with everything known: the last valid entry of each practice and
 * action, with the first day of its run of taking. `breaks` counts the days without taking from a day to the last one: the run is
 * where there are none. Migration 0011 holds the same statement.
 */
const statesFromEntries = (scope: string) => `
  select practice_code, action_slug, id as entry_id, state, extent, effective_on, planned_for, taken_since
  from (
    select *, min(case when breaks = 0 then effective_on end) over (partition by practice_code, action_slug) as taken_since,
      row_number() over (partition by practice_code, action_slug order by effective_on desc) as latest_first
    from (
      select *, sum(state <> 'taking') over (partition by practice_code, action_slug order by effective_on desc) as breaks
      from (
        select *, row_number() over (
          partition by practice_code, action_slug, effective_on order by recorded_at desc, id desc) as place_of_day
        from adoption_entries e
        where void = 0 and not exists (select 1 from adoption_entries c where c.corrects_id = e.id) ${scope})
      where place_of_day = 1))
  where latest_first = 1`

const put = (scope: string) => `insert into adoption_standings (${COLUMNS}) ${statesFromEntries(scope)}`

export const takeOverState = prepared((db) =>
  db.$client.prepare(`
    ${put('and e.practice_code = @practiceCode and e.action_slug = @actionSlug')}
    on conflict (practice_code, action_slug) do update set entry_id = excluded.entry_id, state = excluded.state,
      extent = excluded.extent, effective_on = excluded.effective_on, planned_for = excluded.planned_for,
      taken_since = excluded.taken_since`),
)

export const removeState = prepared((db) =>
  db.$client.prepare('delete from adoption_standings where practice_code = @practiceCode and action_slug = @actionSlug'),
)

export const differing = prepared((db) =>
  db.$client.prepare<unknown[], { practiceCode: string; actionSlug: string }>(`
    with replayed as materialized (${statesFromEntries('')}), kept as (select ${COLUMNS} from adoption_standings)
    select practice_code as practiceCode, action_slug as actionSlug from (
      select * from (select * from replayed except select * from kept)
      union all select * from (select * from kept except select * from replayed))
    group by practice_code, action_slug order by practice_code, action_slug`),
)

export const removeAllStates = prepared((db) => db.$client.prepare('delete from adoption_standings where true'))

export const replayAllStates = prepared((db) => db.$client.prepare(put('')))
