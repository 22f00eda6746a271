import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { liftingAppendOnly } from '#db/append-only.server.ts'
import { type Db, prepared } from '#db/client.server.ts'

const TABLE = 'roll_up_tallies'
const anyLeft = prepared((db) => db.$client.prepare('select exists (select 1 from roll_up_tallies)').pluck())
const removeAll = prepared((db) => db.$client.prepare('delete from roll_up_tallies where week_end >= ?'))

/**
 * Removes the true counts that versions before releases stored, once every week has its release: what was published stands without
 * them, and true counts outlive no answers. With an event that names what went.
 */
export function dropStoredTallies(db: Db, now: Instant): void {
  if (anyLeft(db).get() === 0) return
  liftingAppendOnly(db, [TABLE], (tx) => {
    const { changes } = removeAll(tx).run('')
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
