import { type ChartEvent, type ChartGoal, eventAnchors, type GoalLine, goalLabels, percent } from './chart-scales.ts'

const NUDGE = { start: 4, middle: 0, end: -4 }
/** The middle of a diamond beside its line. */
const DIAMOND_AT = { start: 9, middle: 0, end: -9 }
type EventMarksProps = {
  events: ChartEvent[]
  across: (day: string) => number
  /** Of the drawing, in pixels, where it is narrowest. */
  width: number
}

/** What happened, marked over a chart: a diamond for a vote, a label over a dashed line for an edition. */
export function EventMarks({ events, across, width }: EventMarksProps) {
  const at = events.map(({ day }) => across(day))
  const anchors = eventAnchors(events, at, width)
  return (
    <>
      {events.map(({ day, label, vote }, index) => {
        const x = percent(across(day))
        const anchor = anchors[index]
        return (
          <g key={`${day} ${label}`} className="chart-event">
            <line x1={x} x2={x} y1="0" y2="100%" />
            {!anchor ? null : vote ? (
              <svg aria-hidden="true" x={x} y="-9" overflow="visible">
                <path className="vote-mark" d={`M${DIAMOND_AT[anchor]} -5l5 5 -5 5 -5 -5z`} />
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

/** The least part of the width that a goal's line takes: one set this week is seen too. */
const LEAST = 0.2
type GoalMarksProps = { goals: ChartGoal[]; across: (day: string) => number; up: (share: number) => number }

/** Shares to be reached: each a dashed line at its height, up to its day or to the end of the chart. */
export function GoalMarks({ goals, across, up }: GoalMarksProps) {
  const lines = goals.map(({ from, until, share }): GoalLine => {
    const end = Math.min(1, Math.max(LEAST, across(until)))
    return { start: Math.max(0, Math.min(across(from), end - LEAST)), end, up: up(share) }
  })
  const places = goalLabels(lines)
  return (
    <>
      {goals.map(({ until, share, label }, index) => {
        const { start, end } = lines[index]!
        const place = places[index]
        const y = percent(1 - up(share))
        return (
          <g key={`${until} ${share}`} className="chart-goal">
            <line x1={percent(start)} x2={percent(end)} y1={y} y2={y} />
            {place ? (
              <text
                x={percent(place.at === 'end' ? end : start)}
                y={y}
                dy={place.over ? '-0.4em' : '1.1em'}
                textAnchor={place.at}
              >
                {label}
              </text>
            ) : null}
          </g>
        )
      })}
    </>
  )
}

/** The same events in words, in the order of time. */
export function EventList({ events, goals = [] }: { events: ChartEvent[]; goals?: ChartGoal[] }) {
  if (events.length + goals.length === 0) return null
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
      {goals.map(({ until, words }) => (
        <li key={`${until} ${words}`}>
          <b>– –</b> {words}
        </li>
      ))}
    </ul>
  )
}
