import { ENTRY_COLUMNS, type EntryRow } from '#app/features/adoption/statements/statements.sql.ts'
import { ACTIONS_LAST_OFFERED_IN } from '#app/features/menu/editions/last-offered.sql.ts'
import type { Instant } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'
import type { PurgedRows } from './remove-records.server.ts'

export const entriesOf = prepared((db) =>
  db.$client.prepare<unknown[], EntryRow>(
    `select ${ENTRY_COLUMNS} from adoption_entries e where e.practice_code = ? order by e.recorded_at, e.effective_on, e.id`,
  ),
)

export const decisionsOf = prepared((db) =>
  db.$client.prepare<unknown[], { recordedAt: Instant }>(
    'select decision_id as decisionId, action_slug as actionSlug, entry_id as entryId, decided_by as decidedBy, decided_on as decidedOn, recorded_at as recordedAt from decisions where practice_code = ? order by recorded_at, rowid',
  ),
)

/**
 * Actions last offered in the round: those offered again later go with the later round. `+` keeps SQLite from seeking by action.
 */
export const OF_ROUND = `+action_slug in (${ACTIONS_LAST_OFFERED_IN})`

/**
 * SQL: whether the row of a table by practice and action goes with the round. Asked of each row by its key: a list of all who take something would be made anew for
 * every statement.
 */
export const DUE_PAIR = (table: string) => `${OF_ROUND} and not exists
  (select 1 from adoption_standings t
   where t.practice_code = ${table}.practice_code and t.action_slug = ${table}.action_slug and t.state = 'taking')`

export const IN_SPAN = 'recorded_at >= @returnsFrom and recorded_at < @returnsBefore'

export const counted = prepared((db) =>
  db.$client.prepare<
    unknown[],
    PurgedRows
  >(`select (select count(*) from adoption_entries where ${DUE_PAIR('adoption_entries')}) as entries,
       (select count(*) from progress_entries where ${DUE_PAIR('progress_entries')}) as progress,
       (select count(*) from adoption_standings where ${OF_ROUND} and state <> 'taking') as currentStates,
       (select count(*) from weekly_returns where ${IN_SPAN}) as returns`),
)

export const practicesConcerned = prepared((db) =>
  db.$client
    .prepare<unknown[], string>(`select practice_code from adoption_entries where ${DUE_PAIR('adoption_entries')}
       union select practice_code from progress_entries where ${DUE_PAIR('progress_entries')}
       union select practice_code from weekly_returns where ${IN_SPAN}`)
    .pluck(),
)

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

export const removeStates = prepared((db) =>
  db.$client.prepare(`delete from adoption_standings where ${IN_SLICE} and ${OF_ROUND} and state <> 'taking'`),
)

export const removeEntries = prepared((db) =>
  db.$client.prepare(`delete from adoption_entries where ${PURGED_RECORD.adoption_entries}`),
)

export const removeProgress = prepared((db) =>
  db.$client.prepare(`delete from progress_entries where ${PURGED_RECORD.progress_entries}`),
)

export const removeTakenBack = prepared((db) =>
  db.$client.prepare(`delete from returns_taken_back where ${PURGED_RECORD.returns_taken_back}`),
)

export const removeReturns = prepared((db) =>
  db.$client.prepare(`delete from weekly_returns where ${PURGED_RECORD.weekly_returns}`),
)
