import type { PurgeScope, PurgeSlice } from '#app/features/adoption/record/remove-records.server.ts'
import type { Db } from '#db/client.server.ts'
import { practices, removeSteps } from './checklists.sql.ts'

/** The practices that said something of steps in the scope of a purge. */
export const practicesWithSteps = (db: Db, { round }: PurgeScope) => practices(db).all({ round })

/** Removes what some practices said of steps in a round. Only inside `liftingAppendOnly`. */
export function removeRoundSteps(tx: Db, { round, practices: of }: PurgeSlice): number {
  const removed = removeSteps(tx).run({ round, practices: of })
  return removed.changes
}
