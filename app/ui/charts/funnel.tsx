import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { Chart, type ChartProps } from './chart.tsx'

/** `across` counts what the share is of; `share` from 0 to 1. `far`: beyond the outer limits; `name` shows when it is pointed at. */
export type FunnelDot = { key: string; across: number; share: number; far: boolean; name?: string | undefined }
/** Limits at a number of reporters, shares from 0 to 1. */
export type FunnelLimit = { across: number; low: number; high: number }

export type FunnelProps = Omit<ChartProps, 'children'> & {
  /** What the picture shows, in words. */
  label: string
  dots: FunnelDot[]
  middle: number
  inner: FunnelLimit[]
  outer: FunnelLimit[]
  /** Words under the axis: "practices that report". */
  axis: string
}

const WIDE = 640
const HIGH = 300
/** Beside and above the field, room for the words of a phone, which are larger: "100%". */
const LEFT = 64
const RIGHT = 24
const TOP = 20
const BOTTOM = 40

/** Shares against the number they are of, with the limits within which chance and blur alone keep them. */
export function Funnel({ label, dots, middle, inner, outer, axis, ...chart }: FunnelProps) {
  const most = Math.max(20, ...dots.map(({ across }) => across))
  const x = scaleLinear([0, most], [LEFT, WIDE - RIGHT]).nice(5)
  const y = scaleLinear([0, 1], [HIGH - BOTTOM, TOP])
  const way = (limits: FunnelLimit[], side: 'low' | 'high') =>
    line<FunnelLimit>(
      (limit) => Math.round(x(limit.across)),
      (limit) => Math.round(y(limit[side]) * 10) / 10,
    )(limits) ?? ''
  return (
    <Chart {...chart}>
      <svg className="funnel" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={label}>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <path className="chart-grid" d={`M${LEFT} ${y(share)}H${WIDE - 8}`} />
            <text x={LEFT - 6} y={y(share) + 4} textAnchor="end">
              {share * 100}
              {share === 1 ? '%' : ''}
            </text>
          </g>
        ))}
        {x.ticks(5).map((tick) => (
          <text key={tick} x={x(tick)} y={HIGH - BOTTOM + 16} textAnchor="middle">
            {tick}
          </text>
        ))}
        <text x={WIDE - 8} y={HIGH - 6} textAnchor="end">
          {axis}
        </text>
        <path className="funnel-middle" d={`M${LEFT} ${y(middle)}H${WIDE - 8}`} />
        {(['low', 'high'] as const).map((side) => (
          <g key={side}>
            <path className="funnel-inner" d={way(inner, side)} />
            <path className="funnel-outer" d={way(outer, side)} />
          </g>
        ))}
        {dots.map(({ key, across, share, far, name }) => (
          <circle key={key} className={far ? 'funnel-far' : 'funnel-dot'} cx={x(across)} cy={y(share)} r={far ? 5 : 3.5}>
            {name ? <title>{name}</title> : null}
          </circle>
        ))}
      </svg>
    </Chart>
  )
}
