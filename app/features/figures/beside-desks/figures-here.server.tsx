import { weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { releasesState } from '#app/features/figures/releases/release-records-queries.server.ts'
import { type Drawing, draw } from '#app/ui/draw.server.ts'
import type { Db } from '#db/client.server.ts'
import { cachedByWeek } from './cached-by-week.ts'
import { courseIn } from './course-here.server.ts'
import { type UptakeHere, uptakeIn } from './uptake-here.server.ts'
import { WhatCameOfIt } from './what-came-of-it.tsx'

const drawn = cachedByWeek<Drawing>()

/**
 * The published figures that stand on a practice's desk: by action, and what came of it, drawn. `lmc`: its own; nobody else may read its row.
 * Both null before the first release.
 */
export function figuresHere(db: Db, lmc?: string | null): { uptake: UptakeHere | null; course: Drawing | null } {
  const week = weekFigures(db, { audience: lmc ? 'all' : 'public' })
  if (!week) return { uptake: null, course: null }
  return {
    uptake: uptakeIn(week, lmc),
    // A week issued anew, beside its first issue, changes the course that leads to the latest.
    course: drawn(week, `${lmc ?? ''} ${releasesState(db)}`, () => draw(<WhatCameOfIt course={courseIn(db, week, lmc)} />)),
  }
}
