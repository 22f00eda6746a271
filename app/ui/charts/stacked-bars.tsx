import type { ReactNode } from 'react'
import { TableRegion } from '../table.tsx'
import { Chart, type ChartProps } from './chart.tsx'
import { percent } from './chart-scales.ts'
import { type Fill, FillPatterns, FillSwatch, type Part, StackedBar } from './stacked-bar.tsx'

export type StackedRow = { key: string; name: string; href?: string; parts: Part[]; cells: string[] }
export type StackedBarsProps = Omit<ChartProps, 'children' | 'table'> & {
  /** The parts in their order, for the legend and the table of counts. */
  kinds: { key: string; fill: Fill; label: string }[]
  /** Heads of the columns behind the bars: "Taking", "Practices". */
  columns: { key: string; label: ReactNode }[]
  rows: StackedRow[]
  /** All of whom the rows are a part: drawn above, on its own scale, with a wedge to the part that is enlarged below. */
  whole?: { name: string; parts: Part[]; enlarged: number }
  /** The whole of each row. */
  of: number
  tableCaption: string
}

const sum = (parts: Part[]) => parts.reduce((all, { count }) => all + count, 0)
const number = (count: number) => count.toLocaleString('en-GB')

/** One stacked bar a row, all to one scale, in a table with the figures that matter most; the counts of all parts as a table to open. */
export function StackedBars(props: StackedBarsProps) {
  const { kinds, columns, rows, whole, of, tableCaption, ...chart } = props
  const wordsOf = (parts: Part[]) =>
    parts.map(({ key, count }) => `${number(count)} ${kinds.find((kind) => kind.key === key)?.label ?? key}`).join(', ')
  return (
    <Chart
      {...chart}
      table={{
        caption: `${tableCaption}: counts`,
        columns: [{ key: 'name', label: 'Action' }, ...kinds.map(({ key, label }) => ({ key, label, numeric: true }))],
        rows: rows.map(({ key, name, parts }) => ({
          key,
          cells: [name, ...kinds.map((kind) => number(parts.find((part) => part.key === kind.key)?.count ?? 0))],
        })),
      }}
    >
      <FillPatterns />
      <ul className="fill-legend" aria-label="Parts of the bars">
        {kinds.map(({ key, fill, label }) => (
          <li key={key}>
            <FillSwatch fill={fill} /> {label}
          </li>
        ))}
      </ul>
      <TableRegion label={tableCaption}>
        <table className="stacked-bars">
          <caption className="spoken">{tableCaption}</caption>
          <thead>
            <tr>
              <th scope="col">Action</th>
              <th scope="col">
                <span className="spoken">What reporters answer</span>
              </th>
              {columns.map(({ key, label }) => (
                <th key={key} scope="col" className="num">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {whole ? <WholeRow {...whole} columns={columns.length} /> : null}
            {rows.map(({ key, name, href, parts, cells }) => (
              <tr key={key}>
                <th scope="row">{href ? <a href={href}>{name}</a> : name}</th>
                <td>
                  <StackedBar parts={parts} of={of} label={`${name}: ${wordsOf(parts)}`} />
                </td>
                {cells.map((cell, index) => (
                  <td key={columns[index]?.key} className="num">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </Chart>
  )
}

function WholeRow({ name, parts, enlarged, columns }: NonNullable<StackedBarsProps['whole']> & { columns: number }) {
  const of = sum(parts)
  return (
    <tr className="whole">
      <th scope="row">{name}</th>
      <td>
        <StackedBar thin parts={parts} of={of} label={parts.map(({ words }) => words).join(', ')} />
        <svg className="wedge" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <path d={`M0 0H${percent(enlarged).replace('%', '')}L100 10H0z`} />
        </svg>
      </td>
      <td colSpan={columns} />
    </tr>
  )
}
