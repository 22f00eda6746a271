import { ACTIONS_LAST_OFFERED_IN } from '#app/features/menu/editions/last-offered.sql.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

/** The rows that go with a round: entries and current states of its actions, and returns recorded in [from, before). */
export type PurgeScope = { round: string; returnsFrom: Instant; returnsBefore: Instant }
export type PurgedRows = { entries: number; progress: number; currentStates: number; returns: number }

/** Actions last offered in this round: those offered again later go with the later round. */
const OF_ROUND = `action_slug in (${ACTIONS_LAST_OFFERED_IN})`
const IN_SPAN = 'recorded_at >= @returnsFrom and recorded_at < @returnsBefore'

/** The append-only tables from which `removeRoundRecord` takes rows, and the SQL that picks them. Their triggers must be lifted around it. */
export const PURGED_RECORD = { adoption_entries: OF_ROUND, progress_entries: OF_ROUND, weekly_returns: IN_SPAN } as const
const counted = prepared((db) =>
  db.$client.prepare(
    `select (select count(*) from adoption_entries where ${OF_ROUND}) as entries,
       (select count(*) from progress_entries where ${OF_ROUND}) as progress,
       (select count(*) from adoption_standings where ${OF_ROUND}) as currentStates,
       (select count(*) from weekly_returns where ${IN_SPAN}) as returns`,
  ),
)
const practicesConcerned = prepared((db) =>
  db.$client
    .prepare(
      `select practice_code from adoption_entries where ${OF_ROUND}
       union select practice_code from progress_entries where ${OF_ROUND}
       union select practice_code from weekly_returns where ${IN_SPAN}`,
    )
    .pluck(),
)

/** How many rows a purge would remove. */
export function roundRecordSize(db: Db, scope: PurgeScope): PurgedRows {
  return counted(db).get(scope) as PurgedRows
}

/** The practices with rows in the scope of a purge, by code. */
export function practicesInRound(db: Db, scope: PurgeScope): string[] {
  return practicesConcerned(db).all(scope) as string[]
}

/**
 * Removes the practice-level rows of a round. Only inside `liftingAppendOnly`. Current states go first: they
 * name entries.
 */
export function removeRoundRecord(tx: Db, scope: PurgeScope): PurgedRows {
  const { $client } = tx
  const { round, ...span } = scope
  const currentStates = $client.prepare(`delete from adoption_standings where ${OF_ROUND}`).run({ round }).changes
  const entries = $client.prepare(`delete from adoption_entries where ${OF_ROUND}`).run({ round }).changes
  const progress = $client.prepare(`delete from progress_entries where ${OF_ROUND}`).run({ round }).changes
  const returns = $client.prepare(`delete from weekly_returns where ${IN_SPAN}`).run(span).changes
  return { entries, progress, currentStates, returns }
}
