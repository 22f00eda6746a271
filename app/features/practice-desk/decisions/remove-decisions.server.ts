import type { PurgeSlice } from '#app/features/adoption/record/remove-records.server.ts'
import type { Db } from '#db/client.server.ts'
import { removeDecisions } from './decisions.sql.ts'

/** Removes what some practices decided in a round. Only inside `liftingAppendOnly`. */
export function removeRoundDecisions(tx: Db, { round, practices }: PurgeSlice): number {
  const removed = removeDecisions(tx).run({ round, practices })
  return removed.changes
}
