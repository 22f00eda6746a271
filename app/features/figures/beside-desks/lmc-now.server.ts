import { lmcBesideOthers } from '#app/features/figures/releases/lmc-figures.ts'
import { latestWeekEnd, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import type { Db } from '#db/client.server.ts'

/** An LMC's published figures of the latest week beside its region's and England's; null before the first release. */
export function lmcFiguresNow(db: Db, lmcSlug: string) {
  const weekEnd = latestWeekEnd(db)
  const week = weekEnd && weekFigures(db, { weekEnd, audience: 'all' })
  return (week && lmcBesideOthers(week, lmcSlug)) || null
}
