import { daysUntil, weeksUntil } from '#app/features/figures/pages/england-courses.server.ts'
import { latestRelease, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { releasesState } from '#app/features/figures/releases/release-records-queries.server.ts'
import { cacheOf } from '#app/platform/cache.ts'
import type { Day } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

/** The course of the return rate (0 to 1) of an LMC beside England's, as published week by week; null: too few reports to show. */
export type ReturnsHere = { weekEnd: Day; since: Day; lmc: (number | null)[]; england: (number | null)[] }

const courses = prepared(() => cacheOf<string, ReturnsHere>({ most: 128 }))

/** For the LMC's own officers. Undefined before the first release; worked out once a release and LMC. */
export function returnsHere(db: Db, lmc: string): ReturnsHere | undefined {
  const release = latestRelease(db)
  return release && courses(db).of(`${release.hash} ${releasesState(db)} ${lmc}`, () => made(db, release, lmc))
}

function made(db: Db, release: { id: string; weekEnd: Day }, lmc: string): ReturnsHere {
  const days = daysUntil(db, release.weekEnd)
  const latest = weekFigures(db, { known: release.id, audience: 'all' })
  const told = new Map(latest && weeksUntil(db, latest).map((week) => [week.weekEnd, week]))
  const rates = days.map((weekEnd) => {
    const week = told.get(weekEnd)
    const row = week?.returns.get(lmc)
    return {
      lmc: row ? row.of / Math.max(1, row.open) : null,
      england: week ? week.england.reporters / Math.max(1, week.england.open) : null,
    }
  })
  return {
    weekEnd: release.weekEnd,
    since: days[0] ?? release.weekEnd,
    lmc: rates.map((rate) => rate.lmc),
    england: rates.map((rate) => rate.england),
  }
}
