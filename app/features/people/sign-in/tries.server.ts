import { eq } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { persons } from '#db/schema/people.ts'
import { refusedSince } from './sign-in.sql.ts'

/** Fewer tries look like a person who forgot a password at another desktop. */
const TOLD_FROM = 20

/** `times`: at most 1,000, which means that many or more. `since`: the first of them. */
export type Tries = { times: number; since: Instant }

/**
 * The refused sign-ins with a person's address from unknown browsers, since the person last dismissed the note; undefined while
 * they are few. Only for that person.
 */
export function triesByStrangers(db: Db, personId: string): Tries | undefined {
  const found = refusedSince(db).get(personId)!
  return found.since !== null && found.times >= TOLD_FROM ? { times: found.times, since: found.since } : undefined
}

/** Dismisses the note about tries up to now. */
export function dismissTries(db: Db, personId: string, now: Instant): void {
  inTransaction(db, (tx) => {
    tx.update(persons).set({ triesSeenAt: now }).where(eq(persons.id, personId)).run()
    recordEvent(tx, { at: now, actor: personId, action: 'session.refusals-seen', subject: personId })
  })
}
