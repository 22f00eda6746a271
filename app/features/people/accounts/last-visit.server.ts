import { eq, sql } from 'drizzle-orm'
import { cacheOf } from '#app/platform/cache.ts'
import { collectedWrites } from '#app/platform/collected-writes.server.ts'
import type { Day } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { visits } from '#db/schema/own-pages.ts'
import { putVisit } from './accounts.sql.ts'

type Visit = { day: Day; before: Day | null }

/** Written a moment later, once a day: no page waits for it. */
const noted = collectedWrites<Visit>('visits', (tx, personId, visit) => {
  putVisit(tx).run({ personId, ...visit })
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

/** By person, the latest day that is noted: a noted day only ever gives way to a later one. */
const notedOn = prepared(() => cacheOf<string, Day>({ most: 5000 }))

/** Notes that a person is here on a day. Of all pages of a day the first alone reads what is noted, and writes. */
export function noteVisit(db: Db, personId: string, today: Day): void {
  if ((notedOn(db).get(personId) ?? '') >= today) return
  const known = visitOf(db, personId)
  if (!known || known.day < today) noted.put(db, personId, { day: today, before: known?.day ?? null })
  notedOn(db).put(personId, today)
}

/** The last day before today on which a person was here; undefined = never. */
export function lastVisit(db: Db, personId: string, today: Day): Day | undefined {
  const known = visitOf(db, personId)
  return (known && known.day < today ? known.day : known?.before) ?? undefined
}
