import { eq } from 'drizzle-orm'
import { moment } from '#app/platform/dates-in-words.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { persons } from '#db/schema/people.ts'

/** Stores a person's new password hash and mails them. Only for the commands of this room, inside their transaction. */
export function writePassword(tx: Db, person: { id: string; email: string }, passwordHash: string, now: Instant): void {
  tx.update(persons).set({ passwordHash }).where(eq(persons.id, person.id)).run()
  putMail(tx, { message: 'password-changed', to: person.email, values: { when: moment(now) }, askedBy: person.id }, now)
}
