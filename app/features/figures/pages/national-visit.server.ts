import { ballotStatus } from '#app/features/ballots/records/ballot-queries.server.ts'
import { HEAT_ORDERS } from '#app/features/figures/pictures/lmc-heat-rules.ts'
import { allReleases, weekEnds } from '#app/features/figures/releases/release-queries.server.ts'
import { askedTimes } from '#app/features/figures/times/asked-times-rules.ts'
import { drawnTimesForm } from '#app/features/figures/times/drawn-times-form.server.tsx'
import { isKeyOf } from '#app/platform/is-key-of.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type Audience, nationalPage, releasesOfWeek } from './national-page.server.tsx'

/**
 * What a visitor of a national page gets: the figures, a refusal with near times, or nothing while there is no release. `path`:
 * the page's own address; `site`: the portal's.
 */
export function nationalVisit(
  db: Db,
  query: URLSearchParams,
  { path, audience, site }: { path: string; audience: Audience; site: string },
  now: Instant,
) {
  const releases = allReleases(db, audience)
  if (releases.length === 0) return { kind: 'none' as const }
  const asked = askedTimes(query, releases, dayOf(now))
  if (!asked.ok) return { kind: 'refused' as const, refused: asked }
  const { times, notes } = asked
  const action = query.get('action') ?? ''
  const wanted = query.get('order') ?? ''
  const order = isKeyOf(HEAT_ORDERS, wanted) ? wanted : 'region'
  const vote = ballotStatus(db, times.weekEnd)
  const page = nationalPage(db, { times, path, action, order, audience, vote, site }, now)
  if (!page) return { kind: 'none' as const }
  const { columns } = page.week
  const kept = { action: (columns.find(({ slug }) => slug === action) ?? columns[0])?.slug ?? '', order }
  return {
    kind: 'shown' as const,
    ...page,
    times,
    notes,
    kept,
    form: drawnTimesForm({ action: path, times, ends: weekEnds(db), releases: releasesOfWeek(db, times, audience), kept }),
  }
}
