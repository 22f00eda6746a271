import { shareOf } from '#app/features/figures/pictures/figure-shares.ts'
import { courseOf, weekEnds, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { releasesState } from '#app/features/figures/releases/release-records-queries.server.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

/** Weeks that a course shows, its own among them. */
const WEEKS_SHOWN = 30

const firstShown = (weekEnd: Day): Day => addDays(weekEnd, -7 * (WEEKS_SHOWN - 1))

/** The weeks' ends of a course up to one, earliest first. */
export const daysUntil = (db: Db, weekEnd: Day): Day[] =>
  weekEnds(db)
    .filter((day) => day >= firstShown(weekEnd) && day <= weekEnd)
    .reverse()

/** What a course shows of a week: England, and of each LMC how many of its open practices report; null where that is not shown. */
export type CourseWeek = Pick<WeekFigures, 'weekEnd' | 'england'> & {
  returns: ReadonlyMap<string, { of: number; open: number } | null>
}

/** A course of as many weeks as are shown, for each audience. What else a week tells is not kept for its course. */
const courseWeeks = prepared(() => cacheOf<string, CourseWeek>({ most: 2 * WEEKS_SHOWN + 4 }))

/** The weeks of a course up to a week, earliest first, as known at the same release. One without a release by then is left out. */
export function weeksUntil(db: Db, week: Pick<WeekFigures, 'weekEnd' | 'known' | 'audience' | 'names'>): CourseWeek[] {
  const known = week.known.id
  // A week issued anew, beside its first issue, changes what an earlier release knows of it.
  const state = [known, week.known.hash, releasesState(db), week.audience, week.names]
  return daysUntil(db, week.weekEnd).flatMap((weekEnd) => {
    const key = JSON.stringify([weekEnd, ...state])
    const kept = courseWeeks(db).get(key)
    if (kept) return kept
    const figures = weekFigures(db, { weekEnd, known, audience: week.audience })
    if (!figures) return []
    const returns = new Map(figures.lmcs.map((lmc) => [lmc.slug, lmc.shown ? { of: lmc.of, open: lmc.open } : null]))
    const shown = { weekEnd, england: figures.england, returns }
    courseWeeks(db).put(key, shown)
    return shown
  })
}

/** England's course of an action, or of at least one (`any`), on these days, as known at the week's release. */
export function englandCourse(db: Db, week: WeekFigures, action: string, days: readonly Day[]) {
  const asked = { action, place: 'england' as const, known: week.known.knownAt, from: days[0], audience: week.audience }
  const told = new Map(courseOf(db, asked).map(({ weekEnd, figure }) => [weekEnd, figure]))
  return days.map((day) => told.get(day) ?? null)
}

export const sharesOf = (figures: ReturnType<typeof englandCourse>) => figures.map((figure) => figure && shareOf(figure))
