import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import type { allLmcs } from '#app/features/register/records/register-queries.server.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import { SideBySide } from '#app/ui/panel.tsx'
import { RollUpHeat, type RollUpOrder } from './roll-up-heat.tsx'
import { RollUpMap } from './roll-up-map.tsx'
import { StateTable } from './state-table.tsx'

export type RollUpByActionProps = {
  week: WeekFigures
  /** As the address says it. */
  known: string
  lmcs: ReturnType<typeof allLmcs>
  /** The column on the map, from 0. */
  column: number
  /** The sort order of the table by LMC. */
  order: RollUpOrder
}

/** A roll-up action by action: the map of one action, England, and every LMC. Only where something is on the menu. */
export function RollUpByAction({ week, known, lmcs, column, order }: RollUpByActionProps) {
  const address = (changes: Record<string, string>) =>
    `/committee?${new URLSearchParams({ 'as-at': week.weekEnd, known, order, action: week.columns[column]?.slug ?? '', ...changes })}`
  return (
    <>
      <SideBySide>
        <section aria-labelledby="where">
          <SectionHeading id="where">Where “{week.columns[column]?.shortTitle}” is taken</SectionHeading>
          <RollUpMap week={week} column={column} lmcs={lmcs} />
          <ul className="choices-of-links" aria-label="Show on the map">
            {week.columns.map(({ slug, shortTitle }, index) => (
              <li key={slug}>
                <a href={`${address({ action: slug })}#where`} aria-current={index === column ? 'true' : undefined}>
                  {shortTitle}
                </a>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="england">
          <SectionHeading id="england">England by action</SectionHeading>
          <StateTable week={week} />
        </section>
      </SideBySide>
      <section aria-labelledby="by-lmc">
        <SectionHeading id="by-lmc" beside="per cent of reporters">
          By LMC and action
        </SectionHeading>
        <RollUpHeat week={week} order={order} hrefFor={(by) => `${address({ order: by })}#by-lmc`} />
      </section>
    </>
  )
}
