import { eq } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { endSessionsOf } from '#app/features/people/sessions/sessions.server.ts'
import { endTrustedDevicesOf } from '#app/features/people/trusted-devices/end-trusted-devices.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db, NotAPromise } from '#db/client.server.ts'
import { persons } from '#db/schema/people.ts'
import { hashPassword, strengthRefusal } from './passwords.server.ts'
import { writePassword } from './write-password.server.ts'

/**
 * Changes the password of a signed-in person. Ends their other sessions and mails them. The caller has asked for the old
 * password; `andThen` runs in the same transaction.
 */
export async function changePassword<T>(
  db: Db,
  { personId, password, session }: { personId: string; password: string; session: string },
  now: Instant,
  andThen: (tx: Db) => NotAPromise<T>,
): Promise<{ ok: true; done: T } | { ok: false; words: string }> {
  const whose = { id: persons.id, email: persons.email, name: persons.name }
  const person = db.select(whose).from(persons).where(eq(persons.id, personId)).get()
  if (!person) throw new Error('A password was to be changed for nobody.')
  const words = await strengthRefusal(password, [person.email, person.name])
  if (words) return { ok: false, words }
  const passwordHash = await hashPassword(password)
  return inSharedTransaction(db, (tx) => {
    recordEvent(tx, { at: now, actor: person.id, action: 'password.changed', subject: person.id })
    writePassword(tx, person, passwordHash, now)
    endSessionsOf(tx, person.id, now, session)
    endTrustedDevicesOf(tx, person.id, now)
    return { ok: true as const, done: andThen(tx) as T }
  })
}
