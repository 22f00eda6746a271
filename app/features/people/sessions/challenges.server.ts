import { eq, lte } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import { hashOfToken, newToken } from '#app/platform/tokens.server.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { challenges } from '#db/schema/sign-in.ts'

/** Ten minutes to find the phone. */
const GOOD_FOR = 10 * 60_000

export type ChallengeKind = 'passkey-register' | 'passkey-sign-in' | 'second-factor'

/** Stores a challenge until it is answered and returns its token, of which only the hash is stored. */
export function askChallenge(db: Db, kind: ChallengeKind, personId: string | null, challenge: string, now: Instant): string {
  const { token, tokenHash } = newToken()
  inTransaction(db, (tx) => {
    tx.delete(challenges).where(lte(challenges.expiresAt, now)).run()
    tx.insert(challenges)
      .values({ id: tokenHash, kind, personId, challenge, expiresAt: now + GOOD_FOR })
      .run()
  })
  return token
}

/** The challenge behind a token, if it is of this kind and still open. */
export function openChallenge(db: Db, kind: ChallengeKind, token: string, now: Instant) {
  const row = db
    .select()
    .from(challenges)
    .where(eq(challenges.id, hashOfToken(token)))
    .get()
  return row && row.kind === kind && now < row.expiresAt ? row : undefined
}

/** Removes a challenge, so that it is answered only once. False when it was already gone. */
export function closeChallenge(db: Db, token: string): boolean {
  return (
    db
      .delete(challenges)
      .where(eq(challenges.id, hashOfToken(token)))
      .run().changes > 0
  )
}
