import { eq, sql } from 'drizzle-orm'
import { ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { persons } from '#db/schema/people.ts'
import { everyRole } from './own-data.sql.ts'

export type OwnRole = { role: string; where: string | null; from: Instant; until: Instant | null }
export type OwnDetails = { name: string; email: string; since: Instant; roles: OwnRole[] }

const own = prepared((db) =>
  db
    .select({ name: persons.name, email: persons.email, since: persons.createdAt })
    .from(persons)
    .where(eq(persons.id, sql.placeholder('id')))
    .prepare(),
)

/** A person's own details for "My details", including ended roles. */
export function ownDetails(db: Db, personId: string): OwnDetails {
  const found = own(db).get({ id: personId })
  if (!found) throw new Error('Details were asked for of nobody.')
  const roles = everyRole(db).all(personId)
  return { ...found, roles: roles.map((assignment) => ({ ...assignment, role: ROLE_WORDS[assignment.role] })) }
}
