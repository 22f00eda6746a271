import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { recordingTime } from './record-clock.server.ts'
import { recordEvent } from './record-event.server.ts'
import { rowsNotCovered } from './verify-rows.server.ts'

const covered = prepared((db) => db.$client.prepare('select rows_covered from record_clock where only = 1').pluck())

/**
 * Covers the rows that an earlier version wrote without digests: one event, dated now, holds the totals of all rows without an
 * event. It shows their state at the upgrade, not before; from then on every row is covered. Does something once in the life of a
 * file, and returns how many rows it covered. Every command does this first with a register it opens.
 */
export function takeOverRows(db: Db, now: Instant): number {
  if (covered(db).get() === 1) return 0
  return inTransaction(db, (tx) => {
    if (covered(tx).get() === 1) return 0
    const together = rowsNotCovered(tx)
    const rows = Object.values(together).reduce((sum, total) => sum + total.rows, 0)
    const event = { at: recordingTime(tx, now), actor: 'concert', subject: 'register', detail: { taken: rows } }
    recordEvent(tx, { ...event, action: 'rows.taken-over' }, { together })
    tx.$client.prepare('update record_clock set rows_covered = 1 where only = 1').run()
    return rows
  })
}
