import { weekEnds, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import type { PdfJob } from '#app/platform/documents/document-jobs.ts'
import type { Db } from '#db/client.server.ts'
import { areaPaperData } from './area-paper-data.ts'
import { AREA_PAPER } from './area-paper-template.ts'

const WEEKS_SHOWN = 26

/**
 * An LMC's area on one side of A4 as a job for the process that makes documents; undefined where the release has no row of the LMC for
 * its reader.
 */
export function areaPaper(db: Db, week: WeekFigures, slug: string, siteName: string): PdfJob | undefined {
  const lmc = week.lmcs.find((one) => one.slug === slug)
  if (!lmc?.shown) return undefined
  const ends = weekEnds(db)
    .filter((end) => end <= week.weekEnd)
    .slice(0, WEEKS_SHOWN)
  const returns = ends.reverse().flatMap((weekEnd) => {
    const then = weekFigures(db, { weekEnd, known: week.known.id, audience: week.audience })
    if (!then) return []
    const row = then.lmcs.find((one) => one.slug === slug)
    return [{ weekEnd, own: row?.shown ? row.reportRate : null, england: then.england.reportRate }]
  })
  const data = areaPaperData(week, lmc, returns, siteName)
  return { kind: 'pdf', template: AREA_PAPER, data, pictures: {}, madeAt: week.known.knownAt }
}
