import { ACTIONS_LAST_OFFERED_IN } from '#app/features/menu/editions/last-offered.sql.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

/**
 * The rows of the practices' record that go with a round: entries and current states of its actions, and returns recorded in
 * [from, before). An action that a practice still takes keeps all its rows until the practice stops.
 */
export type PurgeScope = { round: string; returnsFrom: Instant; returnsBefore: Instant }
/** The part of a scope for some practices: `practices` is a JSON list of their codes. */
export type PurgeSlice = PurgeScope & { practices: string }
export type PurgedRows = { entries: number; progress: number; currentStates: number; returns: number }

/**
 * Actions last offered in the round: those offered again later go with the later round. `+` keeps SQLite from seeking by action.
 */
const OF_ROUND = `+action_slug in (${ACTIONS_LAST_OFFERED_IN})`
/**
 * SQL: whether the row of a table by practice and action goes with the round. Asked of each row by its key: a list of all who take something would be made anew for
 * every statement.
 */
export const DUE_PAIR = (table: string) => `${OF_ROUND} and not exists
  (select 1 from adoption_standings t
   where t.practice_code = ${table}.practice_code and t.action_slug = ${table}.action_slug and t.state = 'taking')`
const IN_SPAN = 'recorded_at >= @returnsFrom and recorded_at < @returnsBefore'
const RETURN_IN_SPAN = 'returned_at >= @returnsFrom and returned_at < @returnsBefore'
const IN_SLICE = 'practice_code in (select value from json_each(@practices))'

/** The same of the practices of a slice. */
export const DUE_OF_SLICE = (table: string) => `${IN_SLICE} and ${DUE_PAIR(table)}`

/**
 * The append-only tables from which `removeRoundRecord` takes rows, and the SQL that selects them. Their triggers must be lifted
 * around it.
 */
export const PURGED_RECORD = {
  adoption_entries: DUE_OF_SLICE('adoption_entries'),
  progress_entries: DUE_OF_SLICE('progress_entries'),
  weekly_returns: `${IN_SLICE} and ${IN_SPAN}`,
  returns_taken_back: `${IN_SLICE} and ${RETURN_IN_SPAN}`,
} as const
const counted = prepared((db) =>
  db.$client.prepare(
    `select (select count(*) from adoption_entries where ${DUE_PAIR('adoption_entries')}) as entries,
       (select count(*) from progress_entries where ${DUE_PAIR('progress_entries')}) as progress,
       (select count(*) from adoption_standings where ${OF_ROUND} and state <> 'taking') as currentStates,
       (select count(*) from weekly_returns where ${IN_SPAN}) as returns`,
  ),
)
const practicesConcerned = prepared((db) =>
  db.$client
    .prepare(
      `select practice_code from adoption_entries where ${DUE_PAIR('adoption_entries')}
       union select practice_code from progress_entries where ${DUE_PAIR('progress_entries')}
       union select practice_code from weekly_returns where ${IN_SPAN}`,
    )
    .pluck(),
)

/** How many rows a purge would remove. */
export function roundRecordSize(db: Db, scope: PurgeScope): PurgedRows {
  return counted(db).get(scope) as PurgedRows
}

/** The practices that have anything in the scope of a purge, by code. */
export function practicesInRound(db: Db, scope: PurgeScope): string[] {
  return practicesConcerned(db).all(scope) as string[]
}

/** Removes the rows of some practices in a round. Only inside `liftingAppendOnly`. Current states go first: they name entries. */
export function removeRoundRecord(tx: Db, { round, practices, ...span }: PurgeSlice): PurgedRows {
  const { $client } = tx
  const states = `delete from adoption_standings where ${IN_SLICE} and ${OF_ROUND} and state <> 'taking'`
  const currentStates = $client.prepare(states).run({ round, practices }).changes
  const rowsOf = (table: 'adoption_entries' | 'progress_entries') =>
    $client.prepare(`delete from ${table} where ${PURGED_RECORD[table]}`).run({ round, practices }).changes
  const [entries, progress] = [rowsOf('adoption_entries'), rowsOf('progress_entries')]
  $client.prepare(`delete from returns_taken_back where ${PURGED_RECORD.returns_taken_back}`).run({ practices, ...span })
  const returns = $client
    .prepare(`delete from weekly_returns where ${PURGED_RECORD.weekly_returns}`)
    .run({ practices, ...span }).changes
  return { entries, progress, currentStates, returns }
}
