import { eq, sql } from 'drizzle-orm'
import { collectedWrites } from '#app/platform/collected-writes.server.ts'
import type { Day } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { figureLooks } from '#db/schema/own-pages.ts'

type Look = { weekEnd: Day; before: Day | null }

/** Written a moment later: no page waits for it. */
const looks = collectedWrites<Look>('figure looks', (tx, personId, look) => {
  tx.insert(figureLooks)
    .values({ personId, ...look })
    .onConflictDoUpdate({ target: figureLooks.personId, set: look })
    .run()
})

const lookOf = prepared((db) =>
  db
    .select({ weekEnd: figureLooks.weekEnd, before: figureLooks.before })
    .from(figureLooks)
    .where(eq(figureLooks.personId, sql.placeholder('personId')))
    .prepare(),
)
const stored = (db: Db, personId: string): Look | undefined => looks.waiting(db, personId) ?? lookOf(db).get({ personId })

/**
 * Notes that a person looks at the figures while `latest` is the last week's end, and returns the one they looked at before it;
 * undefined at the first. It stays the same for as long as no newer release is out, so that a page opened twice says the same.
 */
export function sinceLastLook(db: Db, personId: string, latest: Day): Day | undefined {
  const known = stored(db, personId)
  if (known && known.weekEnd >= latest) return known.before ?? undefined
  looks.put(db, personId, { weekEnd: latest, before: known?.weekEnd ?? null })
  return known?.weekEnd
}
