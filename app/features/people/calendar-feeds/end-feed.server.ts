import { and, eq, isNull } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { calendarFeeds } from '#db/schema/own-pages.ts'

/** Ends the private address of a person's own calendar at once; where none is in use nothing happens. */
export function endFeed(db: Db, { personId, roleId }: { personId: string; roleId: string }, now: Instant): void {
  inTransaction(db, (tx) => {
    const inUse = and(eq(calendarFeeds.roleId, roleId), eq(calendarFeeds.personId, personId), isNull(calendarFeeds.endedAt))
    const ended = tx.update(calendarFeeds).set({ endedAt: now }).where(inUse).returning({ id: calendarFeeds.id }).get()
    if (ended) recordEvent(tx, { at: now, actor: personId, action: 'calendar.ended', subject: ended.id })
  })
}
