import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import { daysUntil, englandCourse, sharesOf } from '#app/features/figures/pages/england-courses.server.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** What came of it so far: England's course of at least one action, and how many of the reader's area report. */
export type CourseHere = {
  weekEnd: Day
  since: Day
  any: PublishedFigure
  /** Shares of reporters by week, `since` first; null where a week has no figures. */
  shares: (number | null)[]
  /** Four weeks before; null where there is no such week. */
  before: { weekEnd: Day; any: PublishedFigure } | null
  area: { name: string; reporters: number; open: number } | null
}

/** In the figures of a week, of the audience that the reader belongs to. `lmc`: of the reader's own practice or office. */
export function courseIn(db: Db, week: WeekFigures, lmc?: string | null): CourseHere {
  const days = daysUntil(db, week.weekEnd)
  const course = englandCourse(db, week, 'any', days)
  const earlier = course.at(-5)
  const row = week.lmcs.find(({ slug }) => slug === lmc)
  return {
    weekEnd: week.weekEnd,
    since: days[0] ?? week.weekEnd,
    any: week.england.any,
    shares: sharesOf(course),
    before: earlier ? { weekEnd: days.at(-5)!, any: earlier } : null,
    area: row?.shown ? { name: row.name, reporters: row.of, open: row.open } : null,
  }
}
