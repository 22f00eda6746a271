import type { BallotCard } from '#app/features/ballots/records/ballot-queries.server.ts'
import { wholeReturnRate } from '#app/features/figures/disclosure/figure-words.ts'
import { goalsOfWeek } from '#app/features/figures/goals/goal-queries.server.ts'
import { latestRelease, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { releasesState } from '#app/features/figures/releases/release-records-queries.server.ts'
import { cacheOf } from '#app/platform/cache.ts'
import { bytesIn, type Drawing, draw } from '#app/ui/draw.server.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { daysUntil, englandCourse, sharesOf } from './england-courses.server.ts'
import { FrontFigures, FrontWhere } from './front-figures.tsx'
import { lmcHexes } from './lmc-hexes.server.ts'

type Pictures = { figures: Drawing; where: Drawing }
const bytesOf = ({ figures, where }: Pictures) => bytesIn(figures) + bytesIn(where)
const drawings = prepared(() => cacheOf<string, Pictures>({ mostBytes: 4e6, bytesOf }))

/**
 * What the front page shows of the latest release: its numbers, and its pictures drawn once. `action`: the one on the map; by itself
 * the one most take. Undefined before the first release, and while nothing is on the menu.
 */
export function frontFigures(db: Db, { action, ballot }: { action: string; ballot: BallotCard | null }) {
  const release = latestRelease(db, 'public')
  const week = release && weekFigures(db, { weekEnd: release.weekEnd, known: release.id, audience: 'public' })
  if (!week || week.columns.length === 0) return undefined
  const { columns, england } = week
  const most = england.actions.reduce(
    (best, one, index) => (one.taking.count > england.actions[best]!.taking.count ? index : best),
    0,
  )
  const asked = columns.findIndex(({ slug }) => slug === action)
  const column = asked >= 0 ? asked : most
  const { lmcs, text: hexes } = lmcHexes(db)
  const goals = goalsOfWeek(db, week)
  const drawn = drawings(db).of(
    JSON.stringify([release.hash, releasesState(db), week.names, column, ballot, hexes, goals]),
    () => {
      const days = daysUntil(db, week.weekEnd)
      const shares = Object.fromEntries(columns.map(({ slug }) => [slug, sharesOf(englandCourse(db, week, slug, days))]))
      const reporters = englandCourse(db, week, 'any', days).map((figure) => figure?.of ?? null)
      return {
        figures: draw(<FrontFigures {...{ week, days, shares, reporters, ballot, goals }} />),
        where: draw(<FrontWhere {...{ week, column, lmcs }} />),
      }
    },
  )
  const { weekEnd, known } = week
  const first = { title: columns[most]!.title, figure: england.actions[most]!.taking }
  return {
    weekEnd,
    release: { id: known.id, issuedAt: known.issuedAt },
    any: england.any,
    actions: columns.length,
    returnRate: wholeReturnRate(england),
    first,
    /** The action on the map. */
    onMap: columns[column]!.slug,
    ...drawn,
  }
}
