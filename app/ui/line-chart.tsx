import type { ReactNode } from 'react'
import { dayNumber, dayTicks, linePaths, shareTicks } from './line-chart-scale.ts'

/** A share (0 to 1) on an ISO day; `null` where the figure is hidden or there is none: the line breaks there. `words` as in the table. */
export type ChartPoint = { day: string; share: number | null; words: string }
/** Something that happened: numbered on the chart, told below it. `on` is the day in words. */
export type ChartEvent = { day: string; on: string; words: ReactNode }

export type LineChartProps = {
  /** What the line shows: caption of the chart and of its table. */
  title: string
  /** In the order of time, at least two. */
  points: ChartPoint[]
  events?: ChartEvent[]
  /** Small print: what is counted, of how many. */
  note?: ReactNode
  /** Words for a day in the table; the ISO day unless told. */
  dayInWords?: (day: string) => string
}

/** A weekly course as a line, with what happened marked on it and the same figures as a table to open. */
export function LineChart({ title, points, events = [], note, dayInWords = (day) => day }: LineChartProps) {
  const first = dayNumber(points[0]?.day ?? '1970-01-01')
  const last = Math.max(first + 1, dayNumber(points.at(-1)?.day ?? '1970-01-01'))
  const across = (day: string) => ((dayNumber(day) - first) / (last - first)) * 100
  const ticks = shareTicks(points)
  const highest = ticks.at(-1) ?? 1
  const up = (share: number) => 100 - (share / highest) * 100
  const { line, area } = linePaths(points, across, up)
  const inside = events.filter((event) => across(event.day) >= 0 && across(event.day) <= 100)
  return (
    <figure className="line-chart">
      <div className="line-chart-drawing">
        <svg role="img" aria-label={title}>
          {ticks.map((tick) => (
            <g key={tick}>
              <line className="chart-grid" x1="0" x2="100%" y1={`${up(tick)}%`} y2={`${up(tick)}%`} />
              <text x="-8" y={`${up(tick)}%`} dy="0.35em" textAnchor="end">
                {Math.round(tick * 100)}%
              </text>
            </g>
          ))}
          {dayTicks(first, last).map((tick) => (
            <text
              key={tick.day}
              x={`${across(tick.day)}%`}
              y="100%"
              dy="1.5em"
              textAnchor={across(tick.day) < 4 ? 'start' : 'middle'}
            >
              {tick.label}
            </text>
          ))}
          <svg aria-hidden="true" width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none">
            <path className="chart-area" d={area} />
            <path className="chart-line" d={line} vectorEffect="non-scaling-stroke" />
          </svg>
          {inside.map((event, index) => (
            <g key={event.day} className="chart-event">
              <line x1={`${across(event.day)}%`} x2={`${across(event.day)}%`} y1="0" y2="100%" />
              <circle cx={`${across(event.day)}%`} cy="-12" r="10" />
              <text x={`${across(event.day)}%`} y="-12" dy="0.35em" textAnchor="middle">
                {index + 1}
              </text>
            </g>
          ))}
        </svg>
      </div>
      {inside.length > 0 ? (
        <ol className="chart-events">
          {inside.map((event) => (
            <li key={event.day}>
              {event.on}: {event.words}
            </li>
          ))}
        </ol>
      ) : null}
      <figcaption>{note}</figcaption>
      <details>
        <summary>The same as a table</summary>
        <table>
          <caption className="spoken">{title}</caption>
          <thead>
            <tr>
              <th scope="col">Week to</th>
              <th scope="col" className="num">
                Share
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.day}>
                <th scope="row">{dayInWords(point.day)}</th>
                <td className="num">{point.words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
