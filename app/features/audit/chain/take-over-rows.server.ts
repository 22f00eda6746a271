import { eq } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { recordClock } from '#db/schema/audit.ts'
import { recordingTime } from './record-clock.server.ts'
import { recordEvent } from './record-event.server.ts'
import { rowsNotCovered } from './verify-rows.server.ts'

const covered = prepared((db) =>
  db.select({ rowsCovered: recordClock.rowsCovered }).from(recordClock).where(eq(recordClock.only, 1)).prepare(),
)

/**
 * Covers the rows that an earlier version wrote without digests: one event, dated now, holds the totals of all rows without an
 * event. It shows their state at the upgrade, not before; from then on every row is covered. Does something once in the life of a
 * file, and returns how many rows it covered. Every command does this first with a register it opens.
 */
export function takeOverRows(db: Db, now: Instant): number {
  if (covered(db).get()?.rowsCovered) return 0
  return inTransaction(db, (tx) => {
    if (covered(tx).get()?.rowsCovered) return 0
    const together = rowsNotCovered(tx)
    const rows = Object.values(together).reduce((sum, total) => sum + total.rows, 0)
    const event = { at: recordingTime(tx, now), actor: 'concert', subject: 'register', detail: { taken: rows } }
    recordEvent(tx, { ...event, action: 'rows.taken-over' }, { together })
    tx.update(recordClock).set({ rowsCovered: true }).where(eq(recordClock.only, 1)).run()
    return rows
  })
}
