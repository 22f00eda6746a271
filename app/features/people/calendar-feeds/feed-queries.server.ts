import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import { hashOfToken } from '#app/platform/tokens.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { calendarFeeds } from '#db/schema/own-pages.ts'
import { roleAssignments } from '#db/schema/people.ts'

/** The address of a calendar that is in use: its practice, and whether titles name actions. */
export type FeedInUse = { id: string; practiceCode: string; named: boolean }

const bySecret = prepared((db) =>
  db
    .select({ id: calendarFeeds.id, practiceCode: roleAssignments.practiceCode, named: calendarFeeds.named })
    .from(calendarFeeds)
    .innerJoin(roleAssignments, eq(roleAssignments.id, calendarFeeds.roleId))
    .where(
      and(
        eq(calendarFeeds.secretHash, sql.placeholder('secretHash')),
        isNull(calendarFeeds.endedAt),
        isNull(roleAssignments.endedAt),
        isNotNull(roleAssignments.practiceCode),
      ),
    )
    .prepare(),
)

/** The calendar behind a secret; undefined where there is none, or it was ended, or the role it was made for has ended. */
export function feedOfSecret(db: Db, secret: string): FeedInUse | undefined {
  const found = bySecret(db).get({ secretHash: hashOfToken(secret) })
  return found && { ...found, practiceCode: found.practiceCode! }
}

const ofRole = prepared((db) =>
  db
    .select({ named: calendarFeeds.named, madeAt: calendarFeeds.madeAt })
    .from(calendarFeeds)
    .where(
      and(
        eq(calendarFeeds.roleId, sql.placeholder('roleId')),
        eq(calendarFeeds.personId, sql.placeholder('personId')),
        isNull(calendarFeeds.endedAt),
      ),
    )
    .prepare(),
)

/** The person's address in use for a role; undefined = none. */
export function ownFeed(db: Db, of: { personId: string; roleId: string }): { named: boolean; madeAt: Instant } | undefined {
  return ofRole(db).get(of)
}
