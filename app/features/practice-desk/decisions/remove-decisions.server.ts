import { PURGED_RECORD, type PurgeSlice } from '#app/features/adoption/record/remove-records.server.ts'
import type { Db } from '#db/client.server.ts'

/**
 * The rows of decisions that go with the entries of a round's purge, and the SQL that selects them. They go before the entries they
 * name; the triggers must be lifted around it.
 */
export const PURGED_DECISIONS = {
  decisions: `entry_id in (select id from adoption_entries where ${PURGED_RECORD.adoption_entries})`,
} as const

/** Removes what some practices decided in a round. Only inside `liftingAppendOnly`. */
export function removeRoundDecisions(tx: Db, { round, practices }: PurgeSlice): number {
  const removed = tx.$client.prepare(`delete from decisions where ${PURGED_DECISIONS.decisions}`).run({ round, practices })
  return removed.changes
}
