import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import { daysUntil, englandCourse, sharesOf } from '#app/features/figures/pages/england-courses.server.ts'
import { latestRelease, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { cacheOf } from '#app/platform/cache.ts'
import type { Day } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'

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

const courses = prepared(() => cacheOf<string, CourseHere>({ most: 128 }))

/** `lmc`: of the reader's own practice or office. Undefined before the first release; read once a release and LMC. */
export function courseHere(db: Db, lmc?: string | null): CourseHere | undefined {
  const release = latestRelease(db)
  if (!release) return undefined
  const known = courses(db).get(`${release.hash} ${lmc ?? ''}`)
  return known ?? made(db, release, lmc)
}

function made(db: Db, release: { id: string; weekEnd: Day; hash: string }, lmc?: string | null): CourseHere | undefined {
  const week = weekFigures(db, { weekEnd: release.weekEnd, known: release.id, audience: lmc ? 'all' : 'public' })
  if (!week) return undefined
  const days = daysUntil(db, week.weekEnd)
  const course = englandCourse(db, week, 'any', days)
  const earlier = course.at(-5)
  const row = week.lmcs.find(({ slug }) => slug === lmc)
  const here: CourseHere = {
    weekEnd: week.weekEnd,
    since: days[0] ?? week.weekEnd,
    any: week.england.any,
    shares: sharesOf(course),
    before: earlier ? { weekEnd: days.at(-5)!, any: earlier } : null,
    area: row?.shown ? { name: row.name, reporters: row.of, open: row.open } : null,
  }
  courses(db).put(`${release.hash} ${lmc ?? ''}`, here)
  return here
}
