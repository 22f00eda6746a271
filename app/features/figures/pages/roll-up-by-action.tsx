import type { CommitteeRollUp } from '#app/features/figures/releases/roll-up-queries.server.ts'
import type { allLmcs } from '#app/features/register/records/register-queries.server.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import { SideBySide } from '#app/ui/panel.tsx'
import { RollUpHeat } from './roll-up-heat.tsx'
import { RollUpMap } from './roll-up-map.tsx'
import { StateTable } from './state-table.tsx'

export type RollUpByActionProps = {
  rollUp: CommitteeRollUp
  lmcs: ReturnType<typeof allLmcs>
  /** The column on the map, from 0. */
  column: number
  /** The sort order of the table by LMC. */
  order: string
}

/** A roll-up action by action: the map of one action, England, and every LMC. Only where something is on the menu. */
export function RollUpByAction({ rollUp, lmcs, column, order }: RollUpByActionProps) {
  const address = (changes: Record<string, string>) =>
    `/committee?${new URLSearchParams({ 'as-at': rollUp.weekEnd, known: rollUp.known, order, action: rollUp.columns[column]?.slug ?? '', ...changes })}`
  return (
    <>
      <SideBySide>
        <section aria-labelledby="where">
          <SectionHeading id="where">Where “{rollUp.columns[column]?.shortTitle}” is taken</SectionHeading>
          <RollUpMap rollUp={rollUp} column={column} lmcs={lmcs} />
          <ul className="choices-of-links" aria-label="Show on the map">
            {rollUp.columns.map(({ slug, shortTitle }, index) => (
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
          <StateTable rollUp={rollUp} />
        </section>
      </SideBySide>
      <section aria-labelledby="by-lmc">
        <SectionHeading id="by-lmc" beside="per cent of reporters">
          By LMC and action
        </SectionHeading>
        <RollUpHeat rollUp={rollUp} order={order} hrefFor={(by) => `${address({ order: by })}#by-lmc`} />
      </section>
    </>
  )
}
