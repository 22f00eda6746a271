import { returnStands } from '#app/features/adoption/returns/standing-returns.sql.ts'
import type { Day } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import type { adoptionEntries } from '#db/schema/adoption.ts'

/**
 * A column of the entry in force: `stateAsAt` of adoption-rules in SQL. One seek in the timeline, backwards from its end, so a long
 * history costs nothing.
 */
export const ofEntryInForce = (column: string, practice: string, action: string) => `(
  select ${column}
  from adoption_entries x
  where x.practice_code = ${practice} and x.action_slug = ${action} and x.effective_on <= :asAt and x.recorded_at < :knownBefore
    and x.void = 0
    and not exists (select 1 from adoption_entries c where c.corrects_id = x.id and c.recorded_at < :knownBefore)
  order by x.effective_on desc, x.recorded_at desc, x.id desc limit 1)`

const stateOf = (practice: string, action: string) =>
  ofEntryInForce("case x.extent when 'partial' then 'partial' else x.state end", practice, action)

/**
 * Practices and actions come in index order, so that neighbouring seeks hit the same pages. `limit -1` stops SQLite from
 * flattening the inner query, which would seek twice for `is not null`.
 */
const seekStates = (practices: string) => `
  with asked as materialized (select value as slug from json_each(:actions))
  select * from (
    select p.code, a.slug, ${stateOf('p.code', 'a.slug')} as state from ${practices} p cross join asked a limit -1)
  where state is not null`

/** The query over the whole register, exported so that its plan can be checked. */
export const STATES_OF_ALL = seekStates('(select code from practices order by code)')

/** A state as at a day, as two columns in one. */
export type Row = [
  practiceCode: string,
  actionSlug: string,
  state: NonNullable<typeof adoptionEntries.$inferSelect.state> | 'partial',
]

export const statesOfAll = prepared((db) => db.$client.prepare<unknown[], Row>(STATES_OF_ALL).raw())

export const statesOfSome = prepared((db) =>
  db.$client.prepare<unknown[], Row>(seekStates('(select value as code from json_each(:practices))')).raw(),
)

export const statesOfPairs = prepared((db) =>
  db.$client
    .prepare<unknown[], Row>(`
      select * from (
        select p.value ->> 0 as code, p.value ->> 1 as slug, ${stateOf('p.value ->> 0', 'p.value ->> 1')} as state
        from json_each(:pairs) p limit -1)
      where state is not null`)
    .raw(),
)

export const currentStatesOfAll = prepared((db) =>
  db.$client
    .prepare<unknown[], [...Row, Day]>(`
      select practice_code, action_slug, case extent when 'partial' then 'partial' else state end, effective_on from adoption_standings
      where action_slug in (select value from json_each(?))`)
    .raw(),
)

export const recordedSince = prepared((db) =>
  db.$client
    .prepare<unknown[], [string, string]>(
      'select practice_code, action_slug from adoption_entries where recorded_at >= ? limit ?',
    )
    .raw(),
)

export const takingEffect = prepared((db) =>
  db.$client
    .prepare<unknown[], [string, string]>(`
      select distinct practice_code, action_slug from adoption_entries
      where recorded_at >= :from and recorded_at < :knownBefore and effective_on > :after and effective_on <= :asAt`)
    .raw(),
)

export const recordedLate = prepared((db) =>
  db.$client
    .prepare<unknown[], [string, string]>(`select distinct practice_code, action_slug from adoption_entries
       where recorded_at >= :since and recorded_at < :before and (effective_on <= :asAt or corrects_id is not null)`)
    .raw(),
)

export const returnsBetween = prepared((db) =>
  db.$client
    .prepare<unknown[], string>(`select distinct practice_code from weekly_returns r
       where recorded_at >= :from and recorded_at < :before and ${returnStands('r', ':knownBefore')}`)
    .pluck(),
)

export const choicesInOrder = prepared((db) =>
  db.$client
    .prepare<unknown[], [string, number]>(`
      select practice_code, shares_by_name from sharing_choices
      where recorded_at < :knownBefore order by practice_code, recorded_at, id`)
    .raw(),
)
