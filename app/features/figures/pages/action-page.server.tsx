import { goalLines } from '#app/features/figures/goals/goal-list.tsx'
import { goalsOfWeek } from '#app/features/figures/goals/goal-queries.server.ts'
import { englandOf } from '#app/features/figures/pictures/figure-shares.ts'
import { allReleases, lastWeekCounting, weekEnds, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { releasesState } from '#app/features/figures/releases/release-records-queries.server.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { askedTimes, type Times } from '#app/features/figures/times/asked-times-rules.ts'
import { drawnTimesForm } from '#app/features/figures/times/drawn-times-form.server.tsx'
import { asksInForce } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { lifeSpans } from '#app/features/menu/actions/life-spans-queries.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { dayOf, endOfDay, type Instant } from '#app/platform/time.ts'
import { bytesIn, type Drawing, draw } from '#app/ui/draw.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { ActionCourse, ActionFiguresDrawn } from './action-figures.tsx'
import { weeksUntil } from './england-courses.server.ts'
import { lmcHexes } from './lmc-hexes.server.ts'
import { type Audience, releasesOfWeek } from './national-page.server.tsx'
import { pageEvents } from './page-events.server.ts'

const drawings = prepared(() => cacheOf<string, Drawing>({ mostBytes: 16e6, bytesOf: bytesIn }))

/** One action's page as asked for; undefined for an action that was never offered. */
export function actionVisit(db: Db, slug: string, query: URLSearchParams, audience: Audience, now: Instant) {
  const spans = lifeSpans(db, slug, now)
  const offer = offerInForce(db, slug, now)
  if (!offer || spans.length === 0) return undefined
  const about = { slug, title: offer.title, shortTitle: offer.shortTitle, spans, today: dayOf(now) }
  const releases = allReleases(db, audience)
  if (releases.length === 0) return { kind: 'none' as const, ...about }
  const asked = askedTimes(query, releases, dayOf(now))
  if (!asked.ok) return { kind: 'refused' as const, ...about, refused: asked }
  const { times, notes } = asked
  const week = weekFigures(db, { weekEnd: times.weekEnd, known: times.known, audience })
  if (!week) return { kind: 'none' as const, ...about }
  const compared = times.compare ? weekFigures(db, { weekEnd: times.compare, known: times.known, audience }) : undefined
  const column = week.columns.findIndex((one) => one.slug === slug)
  const then = offerInForce(db, slug, endOfDay(week.weekEnd) - 1) ?? offer
  return {
    kind: 'shown' as const,
    ...about,
    wording: then.wording,
    status: then.status,
    weekEnd: week.weekEnd,
    known: week.known.id,
    edition: week.first.edition,
    others: week.columns.map((one, index) => ({ ...one, figure: week.england.actions[index]!.taking })),
    times,
    notes,
    compared: englandOf(compared, slug) ?? null,
    figure: englandOf(week, slug) ?? null,
    column,
    /** The latest week's end at which it was on the menu, of those that a release tells of. */
    lastOnMenu: column >= 0 ? null : (lastWeekCounting(db, slug) ?? null),
    goals: goalsOfWeek(db, week).filter(({ of }) => of === slug),
    main: column >= 0 ? drawn(db, { week, column, times, now }) : courseOffTheMenu(db, week, about, now),
    form: drawnTimesForm({
      action: `/figures/actions/${slug}`,
      ...{ times, ends: weekEnds(db), releases: releasesOfWeek(db, times, audience), kept: {} },
    }),
  }
}

type Drawn = { week: WeekFigures; column: number; times: Times; now: Instant }

function drawn(db: Db, { now, times, week, column }: Drawn): Drawing {
  const { slug } = week.columns[column]!
  const asks = asksInForce(db, slug, endOfDay(week.weekEnd) - 1)
  const events = pageEvents(db, now)
  const goals = goalLines(goalsOfWeek(db, week), slug)
  const { lmcs } = lmcHexes(db)
  const key = JSON.stringify([
    times,
    week.known.hash,
    releasesState(db),
    week.stands,
    week.names,
    week.audience,
    column,
    events,
    goals,
    lmcs,
    asks,
  ])
  return drawings(db).of(key, () => {
    const weeks = weeksUntil(db, week)
    return draw(<ActionFiguresDrawn {...{ week, weeks, column, times, events, goals, lmcs, asks }} />)
  })
}

/** The course of an action that is no longer on the menu; null where it was counted in fewer than two of the weeks shown. */
function courseOffTheMenu(db: Db, week: WeekFigures, { slug, title, shortTitle }: Named, now: Instant) {
  const weeks = weeksUntil(db, week)
  if (weeks.filter((one) => englandOf(one, slug)).length < 2) return null
  const events = pageEvents(db, now)
  const { known, weekEnd, names, audience } = week
  const key = JSON.stringify(['off', slug, weekEnd, known.id, known.hash, releasesState(db), names, audience, events])
  const action = { slug, title, shortTitle }
  return drawings(db).of(key, () => draw(<ActionCourse {...{ week, weeks, action, events }} goals={[]} />))
}
type Named = { slug: string; title: string; shortTitle: string }
