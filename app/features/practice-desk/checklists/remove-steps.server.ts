import { DUE_OF_SLICE, DUE_PAIR, type PurgeScope, type PurgeSlice } from '#app/features/adoption/record/remove-records.server.ts'
import { type Db, prepared } from '#db/client.server.ts'

/** The rows about steps that go with a round's purge, and the SQL that selects them. */
export const PURGED_STEPS = { step_entries: DUE_OF_SLICE('step_entries') } as const

const practices = prepared((db) =>
  db.$client.prepare(`select distinct practice_code from step_entries where ${DUE_PAIR('step_entries')}`).pluck(),
)

/** The practices that said something of steps in the scope of a purge. */
export const practicesWithSteps = (db: Db, { round }: PurgeScope) => practices(db).all({ round }) as string[]

/** Removes what some practices said of steps in a round. Only inside `liftingAppendOnly`. */
export function removeRoundSteps(tx: Db, { round, practices: of }: PurgeSlice): number {
  const removed = tx.$client.prepare(`delete from step_entries where ${PURGED_STEPS.step_entries}`).run({ round, practices: of })
  return removed.changes
}
