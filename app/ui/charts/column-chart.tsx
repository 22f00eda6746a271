import { scaleLinear } from 'd3-scale'
import { percent } from './chart-scales.ts'

export type ColumnWeek = { day: string; up: number | null; down?: number | null }

export type ColumnChartProps = {
  /** In the order of time. */
  weeks: ColumnWeek[]
  /** All of it as a sentence, for those who do not see it. */
  label: string
  /** Words at both ends of the axis. */
  ends: { first: string; last: string }
  /** Words beside the last column: "33 began", "7 stopped". */
  last: { up: string; down?: string }
  /** A level with its words: "50%". */
  level?: { at: number; label: string }
}

/** One column a week, upwards, and downwards what went away. All to one scale. */
export function ColumnChart({ weeks, label, ends, last, level }: ColumnChartProps) {
  const highest = Math.max(1e-9, level?.at ?? 0, ...weeks.map(({ up }) => up ?? 0))
  const lowest = Math.max(0, ...weeks.map(({ down }) => down ?? 0))
  const height = scaleLinear([0, highest + lowest], [0, 1])
  const base = height(highest)
  const step = 1 / Math.max(1, weeks.length)
  return (
    <div className="column-chart">
      <svg role="img" aria-label={label} focusable="false">
        {level ? (
          <>
            <line
              className="chart-grid"
              x1="0"
              x2="100%"
              y1={percent(base - height(level.at))}
              y2={percent(base - height(level.at))}
            />
            <text x="100%" dx="6" y={percent(base - height(level.at))} dy="0.8em">
              {level.label}
            </text>
          </>
        ) : null}
        {weeks.map(({ day, up, down }, index) => {
          const column = { x: percent((index + 0.15) * step), width: percent(step * 0.7) }
          return (
            <g key={day}>
              {up ? (
                <rect
                  className={index === weeks.length - 1 ? 'column now' : 'column'}
                  {...column}
                  y={percent(base - height(up))}
                  height={percent(height(up))}
                />
              ) : null}
              {down ? <rect className="column down" {...column} y={percent(base)} height={percent(height(down))} /> : null}
            </g>
          )
        })}
        <line className="chart-base" x1="0" x2="100%" y1={percent(base)} y2={percent(base)} />
        <text x="100%" dx="6" y={percent(base)} dy="-0.4em" className="strong">
          {last.up}
        </text>
        {last.down ? (
          <text x="100%" dx="6" y={percent(base)} dy="1.1em">
            {last.down}
          </text>
        ) : null}
        <text x="0" y="100%" dy="1.35em">
          {ends.first}
        </text>
        <text x="100%" y="100%" dy="1.35em" textAnchor="end">
          {ends.last}
        </text>
      </svg>
    </div>
  )
}
