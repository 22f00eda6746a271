import type { PublishedFigure } from '#app/features/figures/disclosure/published-figure.ts'
import type { Column, LmcFigures, WeekFigures } from './week-figures.ts'

export type WeekHeading = Pick<WeekFigures, 'weekEnd' | 'known' | 'first'>
/** An LMC's published figures beside those of its region (null: not shown) and England, by column. */
export type LmcBesideOthers = WeekHeading & {
  columns: Column[]
  lmc: LmcFigures
  region: { name: string; taking: PublishedFigure[] } | null
  england: PublishedFigure[]
}

export function lmcBesideOthers(week: WeekFigures, slug: string): LmcBesideOthers | undefined {
  const lmc = week.lmcs.find((one) => one.slug === slug)
  if (!lmc) return undefined
  const { weekEnd, known, first, columns, england } = week
  const region = week.regions.find(({ code }) => code === lmc.region?.code)
  return {
    ...{ weekEnd, known, first, columns, lmc },
    region: region?.figures ? { name: region.name, taking: region.figures.taking } : null,
    england: england.actions.map(({ taking }) => taking),
  }
}
