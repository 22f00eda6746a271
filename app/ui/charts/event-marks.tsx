import { type ChartEvent, eventAnchors, percent } from './chart-scales.ts'

const NUDGE = { start: 4, middle: 0, end: -4 }

/** What happened, marked over a chart: a diamond for a vote, a label over a dashed line for an edition. */
export function EventMarks({ events, across }: { events: ChartEvent[]; across: (day: string) => number }) {
  const anchors = eventAnchors(events.map(({ day }) => across(day)))
  return (
    <>
      {events.map(({ day, label, vote }, index) => {
        const x = percent(across(day))
        const anchor = anchors[index] ?? 'middle'
        return (
          <g key={`${day} ${label}`} className="chart-event">
            <line x1={x} x2={x} y1="0" y2="100%" />
            {vote ? (
              <svg aria-hidden="true" x={x} y="-9" overflow="visible">
                <path className="vote-mark" d={`M${NUDGE[anchor]} -5l5 5 -5 5 -5 -5z`} />
              </svg>
            ) : (
              <svg aria-hidden="true" x={x} y="-9" overflow="visible">
                <text x={NUDGE[anchor]} dy="0.35em" textAnchor={anchor}>
                  {label}
                </text>
              </svg>
            )}
          </g>
        )
      })}
    </>
  )
}

/** The same events in words, in the order of time. */
export function EventList({ events }: { events: ChartEvent[] }) {
  if (events.length === 0) return null
  return (
    <ul className="chart-events">
      {events.map(({ day, label, words, vote }) => (
        <li key={`${day} ${label}`}>
          {vote ? (
            <svg className="vote-key" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
              <path className="vote-mark" d="M5 0l5 5 -5 5 -5 -5z" />
            </svg>
          ) : (
            <b>{label}</b>
          )}{' '}
          {words}
        </li>
      ))}
    </ul>
  )
}
