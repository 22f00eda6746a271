import { allReleases, courseOf, weekEnds, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { askedTimes } from '#app/features/figures/times/asked-times-rules.ts'
import { drawnTimesForm } from '#app/features/figures/times/drawn-times-form.server.tsx'
import { lmcBySlug } from '#app/features/register/records/register-queries.server.ts'
import { addDays, dayOf, type Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type Audience, releasesOfWeek } from './national-page.server.tsx'

const WEEKS_SHOWN = 30

/** One LMC's page as asked for; undefined where there is no such LMC. */
export function lmcVisit(db: Db, slug: string, query: URLSearchParams, audience: Audience, now: Instant) {
  const record = lmcBySlug(db, slug, dayOf(now))
  if (!record) return undefined
  const lmc = { slug, name: record.name, region: record.region?.name ?? null }
  const releases = allReleases(db, audience)
  if (releases.length === 0) return { kind: 'none' as const, lmc }
  const asked = askedTimes(query, releases, dayOf(now))
  if (!asked.ok) return { kind: 'refused' as const, lmc, refused: asked }
  const { times, notes } = asked
  const week = weekFigures(db, { weekEnd: times.weekEnd, known: times.known, audience })
  if (!week) return { kind: 'none' as const, lmc }
  const row = week.lmcs.find((one) => one.slug === slug)
  const region = week.regions.find(({ code }) => code === row?.region?.code)
  const { weekEnd, known, columns, england } = week
  const from = addDays(week.weekEnd, -7 * (WEEKS_SHOWN - 1))
  const courses = week.columns.map(({ slug: action }) =>
    courseOf(db, { action, place: `lmc:${slug}`, known: known.knownAt, from, audience }).filter(
      (point) => point.weekEnd <= weekEnd,
    ),
  )
  return {
    kind: 'shown' as const,
    lmc,
    weekEnd,
    knownId: known.id,
    columns,
    row: row ?? null,
    regional: region?.figures ? { name: region.name, taking: region.figures.taking } : null,
    national: england.actions.map(({ taking }) => taking),
    courses: row?.shown ? courses : [],
    times,
    notes,
    form: drawnTimesForm({
      action: `/figures/lmcs/${slug}`,
      ...{ times, ends: weekEnds(db), releases: releasesOfWeek(db, times, audience), kept: {} },
    }),
  }
}
