import { eq, sql } from 'drizzle-orm'
import { collectedWrites } from '#app/platform/collected-writes.server.ts'
import type { Day } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { visits } from '#db/schema/own-pages.ts'

type Visit = { day: Day; before: Day | null }

/** Written a moment later, once a day: no page waits for it. */
const noted = collectedWrites<Visit>('visits', (tx, personId, visit) => {
  tx.insert(visits)
    .values({ personId, ...visit })
    .onConflictDoUpdate({ target: visits.personId, set: visit })
    .run()
})

const visitByPerson = prepared((db) =>
  db
    .select({ day: visits.day, before: visits.before })
    .from(visits)
    .where(eq(visits.personId, sql.placeholder('personId')))
    .prepare(),
)
const visitOf = (db: Db, personId: string): Visit | undefined =>
  noted.waiting(db, personId) ?? visitByPerson(db).get({ personId })

/** Notes that a person is here on a day. Of all pages of a day the first alone writes. */
export function noteVisit(db: Db, personId: string, today: Day): void {
  const known = visitOf(db, personId)
  if (known && known.day >= today) return
  noted.put(db, personId, { day: today, before: known?.day ?? null })
}

/** The last day before today on which a person was here; undefined = never. */
export function lastVisit(db: Db, personId: string, today: Day): Day | undefined {
  const known = visitOf(db, personId)
  return (known && known.day < today ? known.day : known?.before) ?? undefined
}
