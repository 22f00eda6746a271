import { desc, eq, sql } from 'drizzle-orm'
import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { collectedWrites } from '#app/platform/collected-writes.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { hashOfToken } from '#app/platform/tokens.server.ts'
import { asAdded } from '#db/as-added.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { accessTokens } from '#db/schema/sign-in.ts'
import { bearerToken, isInUse, type OwnToken } from './token-rules.ts'

const SHOWN = {
  id: accessTokens.id,
  name: accessTokens.name,
  createdAt: accessTokens.createdAt,
  expiresAt: accessTokens.expiresAt,
  endedAt: accessTokens.endedAt,
  lastUsedAt: accessTokens.lastUsedAt,
  uses: accessTokens.uses,
}

const ofPerson = prepared((db) =>
  db
    .select(SHOWN)
    .from(accessTokens)
    .where(eq(accessTokens.personId, sql.placeholder('personId')))
    .orderBy(desc(accessTokens.createdAt), desc(asAdded))
    .prepare(),
)
const byHash = prepared((db) =>
  db
    .select()
    .from(accessTokens)
    .where(eq(accessTokens.tokenHash, sql.placeholder('hash')))
    .prepare(),
)

/** A person's tokens, the newest first, also those that ended. */
export const ownTokens = (db: Db, personId: string): OwnToken[] => ofPerson(db).all({ personId })

type Use = { uses: number; at: Instant }
/** Nobody waits for the count of uses. */
const used = collectedWrites<Use>('token uses', (tx, id, { uses, at }) => {
  tx.update(accessTokens)
    .set({ lastUsedAt: at, uses: sql`${accessTokens.uses} + ${uses}` })
    .where(eq(accessTokens.id, id))
    .run()
})

/**
 * Whose token an Authorization header shows, with the roles held now: a role that ended opens nothing. Undefined where there is no
 * token, or one that ended. Counts the use.
 */
export function personOfToken(db: Db, header: string | null, now: Instant): Pick<Person, 'id' | 'roles'> | undefined {
  const token = bearerToken(header)
  if (!token) return undefined
  const found = byHash(db).get({ hash: hashOfToken(token) })
  if (!found || !isInUse(found, now)) return undefined
  used.put(db, found.id, { uses: (used.waiting(db, found.id)?.uses ?? 0) + 1, at: now })
  return { id: found.personId, roles: rolesOf(db, found.personId) }
}
