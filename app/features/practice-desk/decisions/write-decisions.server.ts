import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { markRows, rowsSince } from '#app/features/audit/chain/written-rows.server.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import type { RecordedDecision } from './decision-queries.server.ts'
import { insertDecision } from './decisions.sql.ts'

/** One row of a decision as it is stored. */
export type DecisionRow = RecordedDecision & { practiceCode: string; recordedBy: string }

/** Writes one row of a decision unchanged, and returns its rowid. Only for the commands of this feature. */
export function writeDecision(db: Db, row: DecisionRow): number | bigint {
  return insertDecision(db).run(row).lastInsertRowid
}

/**
 * Adds ready-made decisions (for the demonstration) in one transaction, with one audit event for all of them. Asks none of the rules for
 * recording.
 */
export function appendDecisions(db: Db, rows: readonly DecisionRow[]): number {
  return inTransaction(db, (tx) => {
    const mark = markRows(tx, ['decisions'])
    for (const row of rows) writeDecision(tx, row)
    const last = Math.max(0, ...rows.map(({ recordedAt }) => recordedAt))
    const event = {
      at: last,
      actor: 'operator',
      action: 'history.added',
      subject: 'decisions',
      detail: { count: rows.length },
    } as const
    if (rows.length > 0) recordEvent(tx, event, rowsSince(tx, mark))
    return rows.length
  })
}
