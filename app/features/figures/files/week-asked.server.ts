import type { Audience } from '#app/features/figures/disclosure/release-text.ts'
import { latestRelease, releaseById, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import type { ReleaseHeader, WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import type { Db } from '#db/client.server.ts'

/** A release by its id, or the latest by the name "latest", so that a sheet or a website can keep one address. */
export const releaseAsked = (db: Db, id: string | undefined, audience: Audience): ReleaseHeader | undefined =>
  id === 'latest' ? latestRelease(db, audience) : releaseById(db, id ?? '', audience)

/** The figures of a release as it was issued. */
export function weekAsked(db: Db, id: string | undefined, audience: Audience): WeekFigures | undefined {
  const release = releaseAsked(db, id, audience)
  return release && weekFigures(db, { weekEnd: release.weekEnd, known: release.id, audience })
}
