import { lt } from 'drizzle-orm'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { publicationsSeen } from '#db/schema/own-pages.ts'

/** Notes up to which publication a person has seen: the last one their page showed. One that came meanwhile stands on their desk. */
export function markPublicationsSeen(db: Db, until: Instant, by: Actor, now: Instant): void {
  const seen = { personId: by.personId, until: Math.min(until, now) }
  inTransaction(db, (tx) =>
    tx
      .insert(publicationsSeen)
      .values(seen)
      .onConflictDoUpdate({
        target: publicationsSeen.personId,
        set: { until: seen.until },
        setWhere: lt(publicationsSeen.until, seen.until),
      })
      .run(),
  )
}
