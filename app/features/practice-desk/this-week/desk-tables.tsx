import type { ReactNode } from 'react'
import type { UptakeHere } from '#app/features/figures/beside-desks/uptake-here.server.ts'
import { UptakeCellNote } from '#app/features/figures/pictures/uptake-line.tsx'
import type { StepsDone } from '#app/features/practice-desk/checklists/step-rules.ts'
import { Fold } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { DeskActions } from './desk-actions.tsx'
import type { DeskPage } from './desk-queries.server.ts'

type DeskTablesProps = {
  desk: DeskPage
  uptake: UptakeHere | null
  /** What partners think of an action so far, beside what was said last. */
  marks: (actionSlug: string) => ReactNode
  /** How far each checklist is, by action. */
  steps: Readonly<Record<string, StepsDone>>
}

/** The actions of a desk: decided, not decided yet, and from earlier menus. */
export function DeskTables({ desk, uptake, marks, steps }: DeskTablesProps) {
  const { menu, actions, offTheMenu, details } = desk
  const decided = actions.filter(({ current }) => current)
  const notDecided = actions.filter(({ current }) => !current)
  const before = offTheMenu.filter(({ current }) => current)
  const shown = { practiceCode: details.code, uptake, marks, steps, today: desk.today }
  return (
    <>
      {menu ? null : <p>No menu is published yet.</p>}
      {decided.length > 0 ? (
        <>
          <SectionHeading beside={menu?.edition.title}>Our actions</SectionHeading>
          <DeskActions label="Our actions" actions={decided} {...shown} />
        </>
      ) : null}
      {notDecided.length > 0 ? (
        <>
          <SectionHeading
            beside={
              <>
                leaving it so is an answer too; it is counted as “not decided”
                {notDecided.length > 1 && details.open ? (
                  <>
                    {' '}
                    · <a href={`/practice/${details.code}/choose`}>Choose several at once</a>
                  </>
                ) : null}
              </>
            }
          >
            Not decided yet
          </SectionHeading>
          <DeskActions label="Not decided yet" actions={notDecided} under={decided.length > 0} {...shown} />
        </>
      ) : null}
      {uptake && actions.length > 0 ? (
        <p className="small soft">
          <UptakeCellNote uptake={uptake} />
        </p>
      ) : null}
      {before.length > 0 ? (
        <Fold title="No longer on the menu" beside={`${before.length} earlier ${before.length === 1 ? 'action' : 'actions'}`}>
          <DeskActions label="No longer on the menu" actions={before} {...shown} />
        </Fold>
      ) : null}
    </>
  )
}
