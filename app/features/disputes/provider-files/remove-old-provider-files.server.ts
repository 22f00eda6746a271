import { and, eq, isNotNull, lt, sql } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { dayOf, type Instant, startOfDay } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { providerEvents, providerFiles, providerReports } from '#db/schema/provider-files.ts'
import { KEPT_CLOSED, KEPT_YEARS } from './provider-rules.ts'

/** What was recorded in a file before this instant is removed. */
export const linesKeptSince = (now: Instant): Instant =>
  startOfDay(Temporal.PlainDate.from(dayOf(now)).subtract({ years: KEPT_YEARS }).toString())

const closedBefore = prepared((db) =>
  db
    .select({ id: providerFiles.id })
    .from(providerFiles)
    .where(and(isNotNull(providerFiles.closedAt), lt(providerFiles.closedAt, sql.placeholder('before'))))
    .prepare(),
)

/** Removes what is older than six years from every file, and files that have been closed for two. Published figures stand. */
export function removeOldProviderFiles(db: Db, now: Instant): void {
  const before = linesKeptSince(now)
  db.delete(providerEvents).where(lt(providerEvents.recordedAt, before)).run()
  db.delete(providerReports).where(lt(providerReports.recordedAt, before)).run()
  for (const { id } of closedBefore(db).all({ before: now - KEPT_CLOSED })) {
    db.delete(providerEvents).where(eq(providerEvents.fileId, id)).run()
    db.delete(providerReports).where(eq(providerReports.fileId, id)).run()
    db.delete(providerFiles).where(eq(providerFiles.id, id)).run()
  }
}
