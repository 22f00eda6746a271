import { and, desc, eq, lt, lte, sql } from 'drizzle-orm'
import { type PublishedLog, readLoggedText } from '#app/features/figures/disclosure/disclose-logged.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { loggedTotals } from '#db/schema/failures.ts'

export type LoggedTotals = { published: PublishedLog; knownAt: Instant; hash: string }

const { disputeSlug, weekEnd } = loggedTotals

/** Whether the totals of a dispute were issued for a week. */
export const loggedTotalsOfWeek = (db: Db, dispute: string, week: Day): boolean =>
  db
    .select({ weekEnd })
    .from(loggedTotals)
    .where(and(eq(disputeSlug, dispute), eq(weekEnd, week)))
    .get() !== undefined

/** What the release before a week's published. */
export function loggedTotalsBefore(db: Db, dispute: string, week: Day): PublishedLog | undefined {
  const row = db
    .select({ text: loggedTotals.text })
    .from(loggedTotals)
    .where(and(eq(disputeSlug, dispute), lt(weekEnd, week)))
    .orderBy(desc(weekEnd))
    .limit(1)
    .get()
  return row && readLoggedText(row.text)
}

const lastTotals = prepared((db) =>
  db
    .select()
    .from(loggedTotals)
    .where(and(eq(disputeSlug, sql.placeholder('dispute')), lte(loggedTotals.knownAt, sql.placeholder('knownBy'))))
    .orderBy(desc(weekEnd))
    .limit(1)
    .prepare(),
)

/** The last totals of a dispute that were out by a release; undefined before the first. */
export function loggedTotalsOf(db: Db, dispute: string, knownBy: Instant): LoggedTotals | undefined {
  const row = lastTotals(db).get({ dispute, knownBy })
  return row && { published: readLoggedText(row.text), knownAt: row.knownAt, hash: row.hash }
}
