import { eq } from 'drizzle-orm'
import { moment } from '#app/platform/dates-in-words.ts'
import { putMail } from '#app/platform/mail/outbox.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { persons } from '#db/schema/people.ts'

const WORDS = {
  'authenticator-added': 'an authenticator app was added',
  'authenticator-removed': 'the authenticator app was taken away',
  'passkey-added': 'a passkey was added',
  'passkey-removed': 'a passkey was taken away',
  'recovery-codes-made': 'new recovery codes were made',
} as const

/**
 * Mails the owner of an account that a way to sign in was added or removed, in the transaction of the change. `by`: a person id
 * or 'operator'.
 */
export function mailFactorChange(tx: Db, personId: string, what: keyof typeof WORDS, by: string, now: Instant): void {
  const person = tx.select({ email: persons.email }).from(persons).where(eq(persons.id, personId)).get()
  if (!person) return
  const values = { what: WORDS[what], when: moment(now) }
  putMail(tx, { message: 'factor-changed', to: person.email, values, askedBy: by }, now)
}
