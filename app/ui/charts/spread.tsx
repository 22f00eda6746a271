import { type Shade, shadeClass } from '../scale.ts'
import { Chart, type ChartProps } from './chart.tsx'

export type SpreadBand = { key: string; label: string; shade: Shade; count: number; names: string[] }

const SIDE = 13
const GAP = 2
const A_LINE = 36

/** How many things of one kind lie in each band: one square each, never in an order among themselves. */
export function Spread({
  bands,
  columns,
  id,
  ...chart
}: Omit<ChartProps, 'children' | 'table'> & { bands: SpreadBand[]; columns: { band: string; count: string } }) {
  return (
    <Chart id={id} {...chart}>
      <table className="spread">
        <caption className="spoken">{columns.count} in each band</caption>
        <thead>
          <tr>
            <th scope="col">{columns.band}</th>
            <th scope="col" className="num">
              {columns.count}
            </th>
            <th scope="col">
              <span className="spoken">One square each</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {bands.map(({ key, label, shade, count, names }) => (
            <tr key={key}>
              <th scope="row">
                {label}
                <Squares narrow count={count} shade={shade} hatch={`${id}-hatch`} />
              </th>
              <td className="num">
                <b>{count}</b>
              </td>
              <td>
                <Squares count={count} shade={shade} hatch={`${id}-hatch`} />
                {names.length > 0 ? <span className="spoken">{names.join(', ')}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <svg className="pattern-store" width="0" height="0" aria-hidden="true" focusable="false">
        <defs>
          <pattern id={`${id}-hatch`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path className="hatch-line" d="M0 0v5" />
          </pattern>
        </defs>
      </svg>
    </Chart>
  )
}

function Squares({ count, shade, hatch, narrow }: { count: number; shade: Shade; hatch: string; narrow?: boolean }) {
  if (count === 0) return null
  const lines = Math.ceil(count / A_LINE)
  const step = SIDE + GAP
  return (
    <svg
      className={`squares ${shadeClass(shade)}${narrow ? ' narrow-only' : ''}`}
      viewBox={`0 0 ${A_LINE * step} ${lines * step}`}
      aria-hidden="true"
      focusable="false"
    >
      {Array.from({ length: count }, (_, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the squares are alike
          key={index}
          x={(index % A_LINE) * step}
          y={Math.floor(index / A_LINE) * step}
          width={SIDE}
          height={SIDE}
          fill={shade === 'hidden' ? `url(#${hatch})` : undefined}
        />
      ))}
    </svg>
  )
}
