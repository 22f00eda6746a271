import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { practiceMovesTold } from '#db/schema/office-notes.ts'
import { moveOf } from './move-queries.server.ts'

/** Somebody of a practice says that they have seen the move that the form showed (`shown`: its statement); a later one is told on. */
export function markMoveSeen(
  db: Db,
  { practiceCode, shown }: { practiceCode: string; shown: string },
  by: Actor,
  now: Instant,
): boolean {
  return inTransaction(db, (tx) => {
    const move = moveOf(tx, practiceCode, now)
    if (!move || move.seenAt !== null || String(move.membershipId) !== shown) return false
    const seen = { seenAt: now, seenBy: by.personId }
    tx.insert(practiceMovesTold)
      .values({ membershipId: move.membershipId, practiceCode, mailedAt: null, ...seen })
      .onConflictDoUpdate({ target: practiceMovesTold.membershipId, set: seen })
      .run()
    recordEvent(tx, { at: now, actor: by.personId, action: 'practice.move-seen', subject: practiceCode })
    return true
  })
}
