import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import {
  counted,
  practicesConcerned,
  removeEntries,
  removeProgress,
  removeReturns,
  removeStates,
  removeTakenBack,
} from './record.sql.ts'

/**
 * The rows of the practices' record that go with a round: entries and current states of its actions, and returns recorded in
 * [from, before). An action that a practice still takes keeps all its rows until the practice stops.
 */
export type PurgeScope = { round: string; returnsFrom: Instant; returnsBefore: Instant }
/** The part of a scope for some practices: `practices` is a JSON list of their codes. */
export type PurgeSlice = PurgeScope & { practices: string }
export type PurgedRows = { entries: number; progress: number; currentStates: number; returns: number }

/** How many rows a purge would remove. */
export function roundRecordSize(db: Db, scope: PurgeScope): PurgedRows {
  return counted(db).get(scope)!
}

/** The practices that have anything in the scope of a purge, by code. */
export function practicesInRound(db: Db, scope: PurgeScope): string[] {
  return practicesConcerned(db).all(scope)
}

/** Removes the rows of some practices in a round. Only inside `liftingAppendOnly`. Current states go first: they name entries. */
export function removeRoundRecord(tx: Db, { round, practices, ...span }: PurgeSlice): PurgedRows {
  const currentStates = removeStates(tx).run({ round, practices }).changes
  const entries = removeEntries(tx).run({ round, practices }).changes
  const progress = removeProgress(tx).run({ round, practices }).changes
  removeTakenBack(tx).run({ practices, ...span })
  const returns = removeReturns(tx).run({ practices, ...span }).changes
  return { entries, progress, currentStates, returns }
}
