import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { allRounds } from '#app/features/menu/editions/menu-queries.server.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { type Announcement, type Purge, type RetentionLine, retentionEndsOn } from './retention-rules.ts'

const lastOf = prepared((db) =>
  db
    .select({ at: auditEvents.at, detail: auditEvents.detail })
    .from(auditEvents)
    .where(and(eq(auditEvents.subject, sql.placeholder('subject')), eq(auditEvents.action, sql.placeholder('action'))))
    .orderBy(desc(auditEvents.at), desc(auditEvents.seq))
    .limit(1)
    .prepare(),
)
const lastHold = prepared((db) =>
  db
    .select({ at: auditEvents.at, action: auditEvents.action })
    .from(auditEvents)
    .where(and(eq(auditEvents.subject, sql.placeholder('subject')), inArray(auditEvents.action, ['purge.held', 'purge.resumed'])))
    .orderBy(desc(auditEvents.seq))
    .limit(1)
    .prepare(),
)

function lastEvent<T>(db: Db, round: string, action: 'purge.announced' | 'round.purged'): (T & { at: Instant }) | undefined {
  const found = lastOf(db).get({ subject: round, action })
  return found && { ...(JSON.parse(found.detail) as T), at: found.at }
}

/** The purge of a round; undefined while its answers are kept. */
export function purgeOf(db: Db, round: string): Purge | undefined {
  const found = lastEvent<Purge>(db, round, 'round.purged')
  return found && { at: found.at }
}

/** The announcement of a round's purge; undefined before it. */
export function announcementOf(db: Db, round: string): Announcement | undefined {
  const found = lastEvent<Announcement>(db, round, 'purge.announced')
  return found && { at: found.at, purgeFrom: found.purgeFrom }
}

/** Since when the operator holds the removal of a round's answers; null = not held. */
export function heldSince(db: Db, round: string): Instant | null {
  const found = lastHold(db).get({ subject: round })
  return found?.action === 'purge.held' ? found.at : null
}

/**
 * Every round that has ended by a day, latest first, with the state of its removal. The same for every practice: nobody knows any
 * more who had answers in a purged round. `months`: the retention time.
 */
export function retentionLines(db: Db, months: number, today: Day): RetentionLine[] {
  return allRounds(db, today).flatMap(({ slug, title, endedOn }) => {
    if (endedOn === null || endedOn >= today) return []
    const announced = announcementOf(db, slug)
    return [
      {
        round: slug,
        title,
        removedFrom: announced?.purgeFrom ?? retentionEndsOn(endedOn, months),
        announcedAt: announced?.at ?? null,
        heldAt: heldSince(db, slug),
        purgedAt: purgeOf(db, slug)?.at ?? null,
      },
    ]
  })
}
