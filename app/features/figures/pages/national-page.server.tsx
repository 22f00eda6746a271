import type { BallotCard } from '#app/features/ballots/records/ballot-queries.server.ts'
import { voteNumber } from '#app/features/ballots/records/vote-number.tsx'
import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import { figureLine } from '#app/features/figures/files/figure-line.ts'
import { TakeAway } from '#app/features/figures/files/take-away.tsx'
import { goalsOfWeek } from '#app/features/figures/goals/goal-queries.server.ts'
import type { HeatOrder } from '#app/features/figures/pictures/lmc-heat-rules.ts'
import { NationalStrip } from '#app/features/figures/pictures/national-strip.tsx'
import { allReleases, icbsOfWeek, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { releasesState } from '#app/features/figures/releases/release-records-queries.server.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import type { Times } from '#app/features/figures/times/asked-times-rules.ts'
import { cacheOf } from '#app/platform/cache.ts'
import type { Instant } from '#app/platform/time.ts'
import { bytesIn, type Drawing, draw } from '#app/ui/draw.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { daysUntil, englandCourse, sharesOf } from './england-courses.server.ts'
import { lmcHexes } from './lmc-hexes.server.ts'
import { NationalFigures, type NationalFiguresProps } from './national-figures.tsx'
import { pageEvents } from './page-events.server.ts'

export type Audience = WeekFigures['audience']
export type NationalQuestion = {
  times: Times
  path: string
  action: string
  order: HeatOrder
  audience: Audience
  vote?: BallotCard
  /** The portal's address. */
  site: string
}

/** Drawn pages, some 80 of all England: a release does not change, so what was drawn of it holds. */
type Page = { main: Drawing; takeAway: Drawing }
const bytesOf = ({ main, takeAway }: Page) => bytesIn(main) + bytesIn(takeAway)
const drawings = prepared(() => cacheOf<string, Page>({ mostBytes: 16e6, bytesOf }))

/** A week's end as asked for, drawn; undefined where it has no figures. Drawn once: what is asked for often costs a look-up. */
export function nationalPage(db: Db, question: NationalQuestion, now: Instant) {
  const { times, path, action, order, audience, vote } = question
  const week = weekFigures(db, { weekEnd: times.weekEnd, known: times.known, audience })
  if (!week) return undefined
  const column = Math.max(
    0,
    week.columns.findIndex(({ slug }) => slug === action),
  )
  const { lmcs, text: hexes } = lmcHexes(db)
  const shown = { week, times, path, column, order, lmcs, events: pageEvents(db, now), goals: goalsOfWeek(db, week) }
  const key = JSON.stringify([
    path,
    question.site,
    times,
    week.known.hash,
    // A week issued anew, beside its first issue, changes the curves that lead to this one.
    releasesState(db),
    week.stands,
    week.names,
    audience,
    column,
    order,
    shown.events,
    shown.goals,
    hexes,
    vote,
  ])
  return {
    week: summaryOf(week),
    ...drawings(db).of(key, () => ({ main: drawn(db, shown, vote), takeAway: draw(takeAway(week, question)) })),
  }
}

const summaryOf = ({ weekEnd, known, columns, first, england }: WeekFigures) => {
  return { weekEnd, known: known.id, columns, edition: first.edition, any: england.any }
}

function takeAway(week: WeekFigures, { path, site }: NationalQuestion) {
  const front = path === '/committee' ? '/committee' : '/figures'
  return <TakeAway front={front} release={week.first.id} columns={week.columns} lines={linesOf(week, site)} />
}

/** Each action of England and at least one, said whole. */
function linesOf(week: WeekFigures, site: string): string[] {
  const { england, columns } = week
  if (columns.length === 0) return []
  const place = { name: 'England', ...england }
  const line = (title: string, figure: PublishedFigure) => figureLine(week, { title, figure, place, site })
  return [line('At least one action', england.any), ...columns.map(({ title }, i) => line(title, england.actions[i]!.taking))]
}

type Shown = Pick<NationalFiguresProps, 'week' | 'times' | 'path' | 'column' | 'order' | 'lmcs' | 'events' | 'goals'>

function drawn(db: Db, shown: Shown, vote: BallotCard | undefined): Drawing {
  const { week, times } = shown
  const { audience, england } = week
  const compared = times.compare ? weekFigures(db, { weekEnd: times.compare, known: times.known, audience }) : undefined
  const days = daysUntil(db, week.weekEnd)
  const any = englandCourse(db, week, 'any', days)
  const reported = any.map((figure) => figure && figure.of / Math.max(1, england.open))
  const strip = (
    <NationalStrip {...{ week, compared }} courses={{ any: sharesOf(any), reported }} vote={vote && voteNumber(vote)} />
  )
  if (week.columns.length === 0) return draw(strip)
  const courses = week.columns.map(({ slug, shortTitle }) => {
    return { slug, name: shortTitle, shares: sharesOf(englandCourse(db, week, slug, days)) }
  })
  return draw(
    <>
      {strip}
      <NationalFigures {...{ ...shown, compared, days, courses, icbs: icbsOfWeek(db, week) }} />
    </>,
  )
}

/** The releases that say something of their own of a week: its own, those that changed it, and the latest. Newest first. */
export function releasesOfWeek(db: Db, times: Times, audience: Audience) {
  const all = allReleases(db, audience)
  return all.filter(
    ({ id, weekEnd, changed }, index) =>
      index === 0 || id === times.known || weekEnd === times.weekEnd || changed.includes(times.weekEnd),
  )
}
