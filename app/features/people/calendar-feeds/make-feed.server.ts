import { recordingTime } from '#app/features/audit/chain/record-clock.server.ts'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { newToken } from '#app/platform/tokens.server.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { calendarFeeds } from '#db/schema/own-pages.ts'
import { endFeed } from './end-feed.server.ts'

/**
 * Makes the private address of a person's calendar for one of their roles and ends the one before. The secret is returned once; only its
 * hash stays. `named`: titles name actions.
 */
export function makeFeed(
  db: Db,
  { personId, roleId, named }: { personId: string; roleId: string; named: boolean },
  now: Instant,
): { secret: string } {
  return inTransaction(db, (tx) => {
    endFeed(tx, { personId, roleId }, now)
    const { token, tokenHash } = newToken()
    const id = newId()
    const madeAt = recordingTime(tx, now)
    tx.insert(calendarFeeds).values({ id, personId, roleId, secretHash: tokenHash, named, madeAt }).run()
    recordEvent(tx, { at: now, actor: personId, action: 'calendar.made', subject: id, detail: { named } })
    return { secret: token }
  })
}
