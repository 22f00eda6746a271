import type { ReactNode } from 'react'
import { type Shade, shadeClass } from './scale.ts'
import { HeadCell, type Sorted, TableRegion } from './table.tsx'

export type HeatColumn = {
  key: string
  /** As short as it can be understood: eleven stand side by side. */
  label: ReactNode
  sortHref?: string
  sorted?: Sorted
}

/** Text as shown ("62", "few or none") with the step it is drawn in (hatched where no share is told); `'hidden'` is hatched and worded for screen readers. */
export type HeatCell = { text: string; step: Shade } | 'hidden'

export type HeatRow = {
  key: string
  name: string
  href?: string
  /** Small words under the name. Of a `region` row: whose figures these are, "figures of the South East". */
  note?: string
  /** Plain cells before the coloured ones, as "120 of 158". As many as `facts`. */
  facts: string[]
  /** As many as `columns`. */
  cells: HeatCell[]
  /** `region`: the region's figures stand in for hidden ones; drawn as outlines, not as fills. `total`: England, a region's sum. */
  kind?: 'own' | 'region' | 'total'
}

export type HeatTableProps = {
  caption: string
  spokenCaption?: boolean
  /** Head of the first column: "LMC". */
  nameColumn: Omit<HeatColumn, 'key'>
  facts?: HeatColumn[]
  columns: HeatColumn[]
  rows: HeatRow[]
  /** What a hidden cell says. */
  hiddenWords?: string
  note?: ReactNode
}

/**
 * Shares by area and thing as a table of colours. One element a cell: it is drawn for every request, a hundred rows by a dozen.
 */
export function HeatTable(props: HeatTableProps) {
  const { caption, spokenCaption, nameColumn, facts = [], columns, rows, hiddenWords = 'not shown', note } = props
  return (
    <div className="table-part">
      <TableRegion label={caption}>
        <table className="heat">
          <caption className={spokenCaption ? 'spoken' : undefined}>{caption}</caption>
          <thead>
            <tr>
              <HeadCell {...nameColumn} />
              {facts.map(({ key, ...column }) => (
                <HeadCell key={key} {...column} numeric />
              ))}
              {columns.map(({ key, ...column }) => (
                <HeadCell key={key} {...column} />
              ))}
            </tr>
          </thead>
          <tbody>{rows.map((row) => heatRow(row, facts, columns, hiddenWords))}</tbody>
        </table>
      </TableRegion>
      {note ? <p className="table-note">{note}</p> : null}
    </div>
  )
}

const KIND_CLASS = { own: undefined, region: 'stands-in', total: 'total' }

/** A function, not a component, and no nested spans: half of what a hundred rows cost is the number of elements and components. */
function heatRow(row: HeatRow, facts: HeatColumn[], columns: HeatColumn[], hiddenWords: string) {
  return (
    <tr key={row.key} className={KIND_CLASS[row.kind ?? 'own']}>
      <th scope="row">
        {row.href ? <a href={row.href}>{row.name}</a> : row.name}
        {row.note ? <small>{row.note}</small> : null}
      </th>
      {row.facts.map((fact, index) => (
        <td key={facts[index]?.key} className="fact">
          {fact}
        </td>
      ))}
      {row.cells.map((cell, index) => (
        <td key={columns[index]?.key} className={cell === 'hidden' ? 'hid' : shadeClass(cell.step)}>
          {cell === 'hidden' ? hiddenWords : cell.text}
        </td>
      ))}
    </tr>
  )
}
