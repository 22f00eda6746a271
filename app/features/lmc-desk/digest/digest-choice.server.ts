import { eq, sql } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction, prepared } from '#db/client.server.ts'
import { officerDigests } from '#db/schema/officer-digests.ts'

const wanted = prepared((db) =>
  db
    .select({ isWanted: officerDigests.isWanted })
    .from(officerDigests)
    .where(eq(officerDigests.personId, sql.placeholder('personId')))
    .prepare(),
)

/** Whether a person wants the weekly mail: yes, until they say no. */
export const wantsDigest = (db: Db, personId: string): boolean => wanted(db).get({ personId })?.isWanted !== false

/** A person chooses for themselves; the other officers get theirs as before. The same choice again adds nothing. */
export function chooseDigest(db: Db, isWanted: boolean, by: Actor, now: Instant): { already: boolean } {
  return inTransaction(db, (tx) => {
    const { personId } = by
    if (wantsDigest(tx, personId) === isWanted) return { already: true }
    const said = { isWanted, chosenAt: now }
    tx.insert(officerDigests)
      .values({ personId, ...said })
      .onConflictDoUpdate({ target: officerDigests.personId, set: said })
      .run()
    recordEvent(tx, { at: now, actor: personId, action: 'digest.chosen', subject: personId, detail: { isWanted } })
    return { already: false }
  })
}
