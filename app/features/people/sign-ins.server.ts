import { eq, sql } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/audits.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { persons } from '#db/schema/people.ts'
import { passwordMatches } from './passwords.server.ts'
import { foldedEmail } from './people-rules.ts'

const byEmail = prepared((db) =>
  db
    .select({ id: persons.id, passwordHash: persons.passwordHash })
    .from(persons)
    .where(eq(persons.email, sql.placeholder('email')))
    .prepare(),
)

export type SignInOutcome = { ok: true; personId: string } | { ok: false; reason: 'wrong-address-or-password' }

export const SIGN_IN_REFUSALS = {
  'wrong-address-or-password': 'The e-mail address and the password do not belong together. Check both and try again.',
} as const

/** Checks an address and a password. The answer and the time it takes do not tell whether the address exists. */
export async function checkSignIn(
  db: Db,
  { email, password }: { email: string; password: string },
  now: Instant,
): Promise<SignInOutcome> {
  const person = byEmail(db).get({ email: foldedEmail(email) })
  const matches = await passwordMatches(person?.passwordHash, password)
  if (person && matches) return { ok: true, personId: person.id }
  if (person) recordEvent(db, { at: now, actor: 'concert', action: 'session.refused', subject: person.id })
  return { ok: false, reason: 'wrong-address-or-password' }
}
