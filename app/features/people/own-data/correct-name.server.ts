import { and, eq, ne } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { persons } from '#db/schema/people.ts'

/** Corrects a person's own name. The event records the change, not the name. */
export function correctName(db: Db, personId: string, name: string, now: Instant): void {
  inTransaction(db, (tx) => {
    const changed = tx
      .update(persons)
      .set({ name })
      .where(and(eq(persons.id, personId), ne(persons.name, name)))
      .run().changes
    if (changed > 0) recordEvent(tx, { at: now, actor: personId, action: 'person.name-corrected', subject: personId })
  })
}
