import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { ActionBars, type ActionBarsProps } from './action-bars.tsx'

export type UptakeTableProps = Pick<ActionBarsProps, 'actionHref' | 'courses'> & { week: WeekFigures }

/** England for everyone: each action of the menu, the highest share first. */
export function UptakeTable({ week, ...shown }: UptakeTableProps) {
  const rows = week.columns
    .map(({ slug, title, status }, index) => {
      return { slug, title, paused: status === 'paused', figure: week.england.actions[index]!.taking }
    })
    .toSorted((a, b) => b.figure.count - a.figure.count)
  return <ActionBars caption="Reporters taking each action, England" head={week.first.edition.title} rows={rows} {...shown} />
}
