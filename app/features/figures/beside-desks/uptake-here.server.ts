import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import { weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import type { Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { cachedByWeek } from './cached-by-week.ts'

/** The latest published figures of each action, for a line beside it: England, and for an LMC's own people their area. */
export type UptakeHere = {
  weekEnd: Day
  /** The LMC, or the region that stands in for it; null for a reader without an area. */
  area: { name: string; isLmc: boolean } | null
  byAction: Record<string, { england: PublishedFigure; area: PublishedFigure | null }>
}

const cached = cachedByWeek<UptakeHere>()

/** `lmc`: of the reader's own practice or office; nobody else may read its row. Undefined before the first release. */
export function uptakeHere(db: Db, lmc?: string | null): UptakeHere | undefined {
  const week = weekFigures(db, { audience: lmc ? 'all' : 'public' })
  return week && uptakeIn(week, lmc)
}

/** The same in the figures of a week, of the audience that the reader belongs to. */
export const uptakeIn = (week: WeekFigures, lmc?: string | null): UptakeHere => cached(week, lmc, () => read(week, lmc))

function read(week: WeekFigures, lmc?: string | null): UptakeHere {
  const row = week.lmcs.find(({ slug }) => slug === lmc)
  const taking = row?.shown ? row.taking : row?.standIn.of === 'region' ? row.standIn.taking : undefined
  const onMenu = week.columns.map(({ slug }, index) => {
    return [slug, { england: week.england.actions[index]!.taking, area: taking?.[index] ?? null }] as const
  })
  const goesOn = week.england.goesOn.map(({ slug, figure }) => [slug, { england: figure, area: null }] as const)
  return {
    weekEnd: week.weekEnd,
    area: row && taking ? { name: row.shown ? row.name : row.standIn.name, isLmc: row.shown } : null,
    byAction: Object.fromEntries([...goesOn, ...onMenu]),
  }
}
