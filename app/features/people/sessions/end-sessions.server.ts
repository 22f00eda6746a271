import { and, eq, ne } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { collectedWrites } from '#app/platform/collected-writes.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { sessions } from '#db/schema/sign-in.ts'

/** Ends one session of a person, by the stored hash of its id. False when they have none like it. */
export function endSessionByKey(db: Db, personId: string, key: string, now: Instant): boolean {
  return inTransaction(db, (tx) => {
    const own = and(eq(sessions.id, key), eq(sessions.personId, personId))
    if (tx.delete(sessions).where(own).run().changes === 0) return false
    recordEvent(tx, { at: now, actor: personId, action: 'session.ended', subject: personId })
    return true
  })
}

/** Sessions that ended while a page was read, by their keys: over at once, their rows deleted a moment later. */
export const ending = collectedWrites<{ personId: string; at: Instant }>('ending sessions', (tx, key, { personId, at }) => {
  endSessionByKey(tx, personId, key, at)
})

/**
 * Ends every session of a person except the one with the key `but`. For somebody who left, a new password, "sign out everywhere".
 */
export function endSessionsOf(db: Db, personId: string, now: Instant, but = ''): void {
  inTransaction(db, (tx) => {
    const others = and(eq(sessions.personId, personId), ne(sessions.id, but))
    const ended = tx.delete(sessions).where(others).run().changes
    if (ended > 0) recordEvent(tx, { at: now, actor: 'concert', action: 'session.ended', subject: personId, detail: { ended } })
  })
}
