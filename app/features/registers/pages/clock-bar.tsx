import type { LineClock } from '../lines/line-rules.ts'
import { type ClockScale, clockParts, WIDTH } from './clock-scale.ts'

const BOX = `0 0 ${WIDTH} 14`

/** The clock of a line, drawn: gone, to come, its last day. What it says stands in words beside it. `off`: it runs no more. */
export function ClockBar({ scale, clock, off }: { scale: ClockScale; clock: LineClock | null; off: boolean }) {
  const today = <path className="clock-today" d={`M${scale.today} 0v14`} />
  if (!clock)
    return (
      <svg className="clock-bar" viewBox={BOX} aria-hidden="true">
        {today}
      </svg>
    )
  const { start, now, end, ends } = clockParts(scale, clock)
  return (
    <svg className="clock-bar" viewBox={BOX} aria-hidden="true">
      <path className={off ? 'clock-off' : 'clock-gone'} d={`M${start} 4h${now - start}v6h${start - now}z`} />
      <path className={off ? 'clock-off' : 'clock-rest'} d={`M${now} 4h${end - now}v6h${now - end}z`} />
      {ends ? <path className="clock-end" d={`M${end} 2l5 5l-5 5l-5-5z`} /> : null}
      {today}
    </svg>
  )
}

/** The months over the clocks of a table. */
export function ClockHead({ scale }: { scale: ClockScale }) {
  return (
    <>
      Clock
      <svg className="clock-bar clock-head" viewBox={BOX} aria-hidden="true">
        {scale.months.map(({ label, x, now }) => (
          <text key={x} x={x} y="11" className={now ? 'now' : undefined}>
            {label}
          </text>
        ))}
      </svg>
    </>
  )
}
