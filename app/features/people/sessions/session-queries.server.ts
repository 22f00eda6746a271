import { desc, eq, sql } from 'drizzle-orm'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import type { Instant } from '#app/platform/time.ts'
import { asAdded } from '#db/as-added.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { sessions } from '#db/schema/sign-in.ts'
import { isOver } from './session-rules.ts'

/** A session as its owner sees it. `key` names it in a form; it opens nothing. */
export type OwnSession = { key: string; device: string; startedAt: Instant; lastSeenAt: Instant; strong: boolean; here: boolean }

const ofPerson = prepared((db) =>
  db
    .select()
    .from(sessions)
    .where(eq(sessions.personId, sql.placeholder('personId')))
    .orderBy(desc(sessions.lastSeenAt), desc(asAdded))
    .prepare(),
)

/** The open sessions of a person, the current one first, then by last use. */
export function ownSessions(db: Db, person: Person, now: Instant): OwnSession[] {
  const rows = ofPerson(db).all({ personId: person.id })
  return rows
    .filter((row) => !isOver({ ...row, startedAt: row.createdAt }, person.roles, now))
    .map(({ id, device, createdAt, lastSeenAt, strongAt }) => ({
      key: id,
      device: device ?? 'A browser',
      startedAt: createdAt,
      lastSeenAt,
      strong: strongAt !== null,
      here: id === person.session?.key,
    }))
    .sort((a, b) => Number(b.here) - Number(a.here))
}
