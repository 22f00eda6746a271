import { placesOf } from '#app/features/figures/papers/committee-paper.server.ts'
import { courseOf } from '#app/features/figures/releases/release-queries.server.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { addDays } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { coursesDrawing } from './courses-drawing.ts'
import { sourceWords } from './drawing-words.ts'
import { mapDrawing } from './map-drawing.ts'
import { statesDrawing } from './states-drawing.ts'

/** Half a year of weeks. */
const DAYS_SHOWN = 26 * 7

/**
 * A drawing of a release as SVG, by its name: "states", "courses", or "map-" with the slug of an action; undefined where there is no such
 * thing to draw. `site`: the portal's address.
 */
export function drawingNamed(
  db: Db,
  week: WeekFigures,
  name: string,
  at: { siteName: string; site: string },
): string | undefined {
  if (week.columns.length === 0) return undefined
  const source = sourceWords(week, at)
  if (name === 'states') return statesDrawing(week, source)
  if (name === 'courses') {
    const { audience, known, weekEnd, columns } = week
    const asked = { place: 'england', known: known.knownAt, from: addDays(weekEnd, -DAYS_SHOWN), audience } as const
    const courses = columns.map(({ slug }) =>
      courseOf(db, { action: slug, ...asked }).filter((point) => point.weekEnd <= weekEnd),
    )
    return coursesDrawing(week, courses, source)
  }
  const column = name.startsWith('map-') ? week.columns.findIndex(({ slug }) => slug === name.slice('map-'.length)) : -1
  return column < 0 ? undefined : mapDrawing(week, column, placesOf(db, week.weekEnd), source)
}
