import { and, desc, gte, lte, sql } from 'drizzle-orm'
import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { releases } from '#db/schema/figures.ts'

const since = prepared((db) =>
  db
    .select({ id: releases.id, weekEnd: releases.weekEnd, knownAt: releases.knownAt })
    .from(releases)
    .where(and(gte(releases.knownAt, sql.placeholder('since')), lte(releases.knownAt, sql.placeholder('until'))))
    .orderBy(desc(releases.knownAt), desc(releases.issue))
    .limit(5)
    .prepare(),
)

/** The releases published since an instant, the newest first, five at most. */
export const releasesSince = (db: Db, from: Instant, until: Instant) => since(db).all({ since: from, until })
