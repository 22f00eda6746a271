import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { markRows, rowsSince } from '#app/features/audit/chain/written-rows.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { insertStep } from './checklists.sql.ts'
import type { StepSaid } from './step-rules.ts'

/** One row about a step as it is stored. */
export type StepRow = StepSaid & {
  id: string
  practiceCode: string
  actionSlug: string
  stepId: string
  title: string
  recordedAt: Instant
  recordedBy: string
}

/** Writes one row about a step unchanged, and returns its rowid. Only for the commands of this feature. */
export function writeStep(db: Db, row: StepRow): number | bigint {
  return insertStep(db).run(row).lastInsertRowid
}

/** Adds ready-made rows (for the demonstration) in one transaction, with one audit event for all of them. Asks no rule for recording. */
export function appendSteps(db: Db, rows: readonly StepRow[]): number {
  return inTransaction(db, (tx) => {
    const mark = markRows(tx, ['step_entries'])
    for (const row of rows) writeStep(tx, row)
    const last = Math.max(0, ...rows.map(({ recordedAt }) => recordedAt))
    const event = {
      at: last,
      actor: 'operator',
      action: 'history.added',
      subject: 'steps',
      detail: { count: rows.length },
    } as const
    if (rows.length > 0) recordEvent(tx, event, rowsSince(tx, mark))
    return rows.length
  })
}
