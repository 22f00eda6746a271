import { and, eq, isNull } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { accessTokens } from '#db/schema/sign-in.ts'

/** Ends a person's own token at once; one that has ended or is another's stays as it is. */
export function endToken(db: Db, personId: string, id: string, now: Instant): void {
  inTransaction(db, (tx) => {
    const own = and(eq(accessTokens.id, id), eq(accessTokens.personId, personId), isNull(accessTokens.endedAt))
    const { changes } = tx.update(accessTokens).set({ endedAt: now }).where(own).run()
    if (changes > 0) recordEvent(tx, { at: now, actor: personId, action: 'token.ended', subject: id })
  })
}
