import { and, count, eq, gt, isNull } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { newId } from '#app/platform/id.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { newToken } from '#app/platform/tokens.server.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { accessTokens } from '#db/schema/sign-in.ts'
import { MOST_TOKENS, TOKEN_LASTS, TOKEN_START } from './token-rules.ts'

/** Makes a token for a person. It is returned once; only its hash stays. `too-many`: ten work already. */
export function makeToken(
  db: Db,
  personId: string,
  name: string,
  now: Instant,
): { ok: true; token: string } | { ok: false; reason: 'too-many' } {
  return inTransaction(db, (tx) => {
    const inUse = and(eq(accessTokens.personId, personId), isNull(accessTokens.endedAt), gt(accessTokens.expiresAt, now))
    if ((tx.select({ n: count() }).from(accessTokens).where(inUse).get()?.n ?? 0) >= MOST_TOKENS) {
      return { ok: false, reason: 'too-many' }
    }
    const { token, tokenHash } = newToken()
    const id = newId()
    tx.insert(accessTokens)
      .values({ id, personId, tokenHash, name, createdAt: now, expiresAt: now + TOKEN_LASTS })
      .run()
    recordEvent(tx, { at: now, actor: personId, action: 'token.made', subject: id })
    return { ok: true, token: TOKEN_START + token }
  })
}
