import { UptakeCellNote, type UptakeLineProps, uptakeHead } from '#app/features/figures/pictures/uptake-line.tsx'
import { DrawnBody, DrawnRow } from '#app/ui/drawn.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { DeskActions, DeskCells } from './desk-actions.tsx'
import type { DeskPage } from './desk-queries.server.ts'
import type { ShownTable, ShownTables } from './drawn-desk.server.tsx'

type DeskTablesProps = {
  desk: Pick<DeskPage, 'menu' | 'details'>
  uptake: UptakeLineProps['uptake'] | null
  tables: ShownTables
}

/** The actions of a desk: decided, not decided yet, and from earlier menus. */
export function DeskTables({ desk: { menu, details }, uptake, tables: { decided, notDecided, before } }: DeskTablesProps) {
  const count = before.rows.length
  const shown = { uptake: uptake && uptakeHead(uptake) }
  return (
    <>
      {menu ? null : <p>No menu is published yet.</p>}
      {decided.rows.length > 0 ? (
        <>
          <SectionHeading beside={menu?.edition.title}>Our actions</SectionHeading>
          <DeskActions label="Our actions" reason={decided.reason} {...shown}>
            <Rows {...decided} />
          </DeskActions>
        </>
      ) : null}
      {notDecided.rows.length > 0 ? (
        <>
          <SectionHeading
            beside={
              <>
                leaving it so is an answer too; it is counted as “not decided”
                {notDecided.rows.length > 1 && details.open ? (
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
          <DeskActions label="Not decided yet" reason={notDecided.reason} under={decided.rows.length > 0} {...shown}>
            <Rows {...notDecided} />
          </DeskActions>
        </>
      ) : null}
      {uptake && decided.rows.length + notDecided.rows.length > 0 ? (
        <p className="small soft">
          <UptakeCellNote uptake={uptake} />
        </p>
      ) : null}
      {count > 0 ? (
        <Fold title="No longer on the menu" beside={`${count} earlier ${count === 1 ? 'action' : 'actions'}`}>
          <DeskActions label="No longer on the menu" reason={before.reason} {...shown}>
            <Rows {...before} />
          </DeskActions>
        </Fold>
      ) : null}
    </>
  )
}

function Rows({ body, rows }: ShownTable) {
  if (body) return <DrawnBody drawing={body} />
  return (
    <tbody>
      {rows.map((shown) =>
        'drawn' in shown ? (
          <DrawnRow key={shown.key} drawing={shown.drawn} />
        ) : (
          <tr key={shown.key}>
            <DeskCells {...shown.row} fresh={shown.fresh} />
          </tr>
        ),
      )}
    </tbody>
  )
}
