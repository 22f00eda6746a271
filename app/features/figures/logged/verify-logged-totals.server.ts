import { LOGGED_METHOD, type PublishedLog, readLoggedText } from '#app/features/figures/disclosure/disclose-logged.ts'
import { hashOf } from '#app/features/figures/disclosure/release-text.ts'
import { type FiguresKey, isRightKey } from '#app/features/figures/releases/figures-key.server.ts'
import { lastPurgeAt, type ReleaseFinding, type VerifiedRelease } from '#app/features/figures/releases/verify-releases.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { loggedTotals } from '#db/schema/failures.ts'
import { workOutLoggedTotals } from './issue-logged-totals.server.ts'

const published = prepared((db) =>
  db.select().from(loggedTotals).orderBy(loggedTotals.disputeSlug, loggedTotals.weekEnd).prepare(),
)

/**
 * Works the totals of failures and claims of every week out anew from the logs, the key and the totals before them, and compares the bytes.
 * Throws under another key.
 */
export function* verifyLoggedTotals(db: Db, key: FiguresKey): Generator<VerifiedRelease> {
  if (!isRightKey(db, key)) throw new Error('The key of figures is not the one that the totals were drawn with.')
  const purgedAt = lastPurgeAt(db)
  let before: PublishedLog | undefined
  for (const { disputeSlug: dispute, weekEnd, method, issuedAt, hash, text } of published(db).all()) {
    const standing = before?.dispute === dispute ? before : undefined
    const finding = (): ReleaseFinding => {
      if (hashOf(text) !== hash) return 'text-changed'
      if (method !== LOGGED_METHOD) return 'other-method'
      if (workOutLoggedTotals(db, key.draw, { dispute, weekEnd }, standing) === text) return 'same'
      return purgedAt !== null && issuedAt < purgedAt ? 'facts-removed' : 'differs'
    }
    yield { id: `${dispute} ${weekEnd}`, finding: finding() }
    before = readLoggedText(text)
  }
}
