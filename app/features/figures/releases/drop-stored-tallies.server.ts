import { gte, sql } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { liftingAppendOnly } from '#db/append-only.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { rollUpTallies } from '#db/schema/rollup.ts'
import { anyLeft } from './releases.sql.ts'

const TABLE = 'roll_up_tallies'
const removeAll = prepared((db) =>
  db
    .delete(rollUpTallies)
    .where(gte(rollUpTallies.weekEnd, sql.placeholder('weekEnd')))
    .prepare(),
)

/**
 * Removes the true counts that versions before releases stored, once every week has its release: what was published stands without
 * them, and true counts outlive no answers. With an event that names what went.
 */
export function dropStoredTallies(db: Db, now: Instant): void {
  if (anyLeft(db).get() === 0) return
  liftingAppendOnly(db, [TABLE], (tx) => {
    const { changes } = removeAll(tx).run({ weekEnd: '' })
    const event = {
      at: now,
      actor: 'concert',
      action: 'tallies.removed',
      subject: 'figures',
      detail: { tallies: changes },
    } as const
    recordEvent(tx, event, { emptied: [TABLE] })
  })
}
