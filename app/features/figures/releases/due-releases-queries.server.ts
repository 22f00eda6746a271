import { min } from 'drizzle-orm'
import { latestWeekEnd, releaseOf } from '#app/features/figures/tallies/release-rules.ts'
import { hasLostItsFacts, storedTally } from '#app/features/figures/tallies/stored-tallies.server.ts'
import { scopeOfWeek } from '#app/features/figures/tallies/week-scope.server.ts'
import { addDays, type Day, dayOf, type Instant, weekEndOf } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { editions } from '#db/schema/menu.ts'
import { practiceStatuses } from '#db/schema/register.ts'
import { lastReleasedWeek } from './release-records-queries.server.ts'

const firstPublished = prepared((db) =>
  db
    .select({ earliest: min(editions.publishedAt) })
    .from(editions)
    .prepare(),
)
const registerKnown = prepared((db) =>
  db
    .select({ earliest: min(practiceStatuses.recordedAt) })
    .from(practiceStatuses)
    .prepare(),
)

/** The weeks' ends whose release is due and not issued, earliest first: from the first menu on, once the register is known. */
export function dueWeekEnds(db: Db, now: Instant): Day[] {
  const last = lastReleasedWeek(db)
  let day = last === undefined ? firstWeekEnd(db) : addDays(last, 7)
  const due: Day[] = []
  for (; day !== undefined && day <= latestWeekEnd(now); day = addDays(day, 7)) if (canBeCounted(db, day)) due.push(day)
  return due
}

/** Whether a menu was in force, and the answers of the week are there (or what an earlier version counted of them). */
function canBeCounted(db: Db, weekEnd: Day): boolean {
  const scope = scopeOfWeek(db, weekEnd)
  return scope !== undefined && (!hasLostItsFacts(db, scope) || storedTally(db, scope) !== undefined)
}

/** The first week's end after a menu was published and at whose release the register was known. */
function firstWeekEnd(db: Db): Day | undefined {
  const [published, known] = [firstPublished(db).get()?.earliest, registerKnown(db).get()?.earliest] as (Instant | null)[]
  if (published == null || known == null) return undefined
  const [holds, recorded] = [weekEndOf(dayOf(published)), weekEndOf(dayOf(known))]
  const before = addDays(recorded, -7)
  const first = releaseOf(before) > known ? before : recorded
  return first < holds ? holds : first
}
