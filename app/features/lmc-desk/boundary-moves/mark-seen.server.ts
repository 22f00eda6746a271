import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { boundaryMovesSeen } from '#db/schema/register-requests.ts'
import { movesToTell } from './boundary-move-queries.server.ts'

/**
 * Marks as seen what the form showed of the moves of an LMC's boundary: those of the updates named in `shown` (instants, joined by
 * commas). One that came meanwhile is told on. Returns how many moves are no longer told.
 */
export function markMovesSeen(db: Db, lmcSlug: string, shown: string, by: Actor, now: Instant): number {
  return inTransaction(db, (tx) => {
    const told = movesToTell(tx, lmcSlug, now).filter(({ recordedAt }) => shown.split(',').includes(String(recordedAt)))
    for (const recordedAt of new Set(told.map((move) => move.recordedAt)))
      tx.insert(boundaryMovesSeen).values({ lmcSlug, recordedAt, seenAt: now, seenBy: by.personId }).onConflictDoNothing().run()
    if (told.length > 0)
      recordEvent(tx, { at: now, actor: by.personId, action: 'lmc.moves-seen', subject: lmcSlug, detail: { moves: told.length } })
    return told.length
  })
}
