import { LMC_NOTE } from '#app/features/figures/disclosure/figure-words.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { HeatTables } from '#app/ui/charts/heat-table.tsx'
import { HEAT_ORDERS, type HeatOrder, heatGroups } from './lmc-heat-rules.ts'

export type LmcHeatProps = {
  week: WeekFigures
  order: HeatOrder
  /** The action of the map: by its bands the rows are grouped, and a narrow screen shows it alone. */
  column: number
  lmcHref: (slug: string) => string
  orderHref: (order: HeatOrder) => string
}

/** Every LMC and action: "13 of 31", shaded by its share from 12 reporters on. */
export function LmcHeat({ week, order, column, lmcHref, orderHref }: LmcHeatProps) {
  return (
    <>
      <ul className="choices-of-links" aria-label="Order of the rows">
        {(Object.keys(HEAT_ORDERS) as HeatOrder[]).map((one) => (
          <li key={one}>
            <a href={`${orderHref(one)}#by-lmc`} aria-current={one === order ? 'true' : undefined}>
              {HEAT_ORDERS[one]}
            </a>
          </li>
        ))}
      </ul>
      <HeatTables
        caption="Reporters taking each action, by LMC"
        nameLabel="LMC"
        facts={[{ key: 'reported', label: 'Reported' }]}
        columns={week.columns.map(({ slug, shortTitle }, index) => ({ key: slug, label: shortTitle, chosen: index === column }))}
        groups={heatGroups(week, order, column, lmcHref)}
        more={{ href: '#by-lmc', words: `Show each of the ${week.lmcs.length} LMCs` }}
        note={`“13 of 31”: 13 of the 31 practices that report take it. “few” is few or none. A cell has a shade from 12 reporters on; hatched: under 12, or too few to show. ${LMC_NOTE}`}
      />
    </>
  )
}
