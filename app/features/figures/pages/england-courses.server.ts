import { shareOf } from '#app/features/figures/pictures/figure-shares.ts'
import { courseOf, weekEnds } from '#app/features/figures/releases/release-queries.server.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** Weeks that a course shows, its own among them. */
const WEEKS_SHOWN = 30

const firstShown = (weekEnd: Day): Day => addDays(weekEnd, -7 * (WEEKS_SHOWN - 1))

/** The weeks' ends of a course up to one, earliest first. */
export const daysUntil = (db: Db, weekEnd: Day): Day[] =>
  weekEnds(db)
    .filter((day) => day >= firstShown(weekEnd) && day <= weekEnd)
    .reverse()

/** England's course of an action, or of at least one (`any`), on these days, as known at the week's release. */
export function englandCourse(db: Db, week: WeekFigures, action: string, days: readonly Day[]) {
  const asked = { action, place: 'england' as const, known: week.known.knownAt, from: days[0], audience: week.audience }
  const told = new Map(courseOf(db, asked).map(({ weekEnd, figure }) => [weekEnd, figure]))
  return days.map((day) => told.get(day) ?? null)
}

export const sharesOf = (figures: ReturnType<typeof englandCourse>) => figures.map((figure) => figure && shareOf(figure))
