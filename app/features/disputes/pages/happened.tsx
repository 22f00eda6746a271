import type { ReactNode } from 'react'
import type { DisputeOn } from '#app/features/disputes/file/dispute-rules.ts'
import { EVENT_KINDS, EVENT_LANES } from '#app/features/disputes/file/dispute-words.ts'
import { beginsOn, isExact } from '#app/features/disputes/file/when-rules.ts'
import { roughDayWords } from '#app/platform/rough-days.ts'
import { Fold } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { type DayScale, dayScale } from './day-picture-rules.ts'
import { Stated, WhenOf } from './sources-of.tsx'

type Event = DisputeOn['events'][number]

/** What happened, drawn by kind over the years; the latest in words, all of them by kind to open. */
export function Happened({ dispute: { events, demands, day } }: { dispute: DisputeOn }) {
  const lanes = EVENT_LANES.map((lane) => ({ lane, rows: events.filter(({ kind }) => EVENT_KINDS[kind] === lane) })).filter(
    ({ rows }) => rows.length > 0,
  )
  const due = demands.flatMap(({ number, dueOn, deadline }) =>
    dueOn && deadline && dueOn <= day ? [{ number, dueOn, due: deadline.due }] : [],
  )
  if (events.length === 0) return null
  const scale = dayScale(beginsOn(events[0]!.when), day)
  return (
    <section aria-labelledby="happened">
      <SectionHeading id="happened" beside={`${events.length} entries; the line of diamonds is deadlines`}>
        What happened
      </SectionHeading>
      <div className="lanes" aria-hidden="true">
        <span />
        <svg className="lane-years" aria-hidden="true">
          {scale.ticks.map(({ label, at }) => (
            <text key={label} x={at} y="11" textAnchor="middle">
              {label}
            </text>
          ))}
        </svg>
        {lanes.map(({ lane, rows }) => (
          <Lane key={lane} name={lane} scale={scale}>
            {rows.map(({ when, words }) => (
              <circle
                key={`${when} ${words}`}
                className={isExact(when) ? 'lane-dot' : 'lane-dot about'}
                cx={scale.at(beginsOn(when))}
                cy="50%"
                r="5"
              />
            ))}
          </Lane>
        ))}
        {due.length > 0 ? (
          <Lane name="Deadlines" scale={scale}>
            {due.map(({ number, dueOn }) => (
              <svg key={number} x={scale.at(dueOn)} y="50%" overflow="visible" aria-hidden="true">
                <path className="demand-due" d="M0 -6l6 6 -6 6 -6 -6z" />
              </svg>
            ))}
          </Lane>
        ) : null}
      </div>
      <p className="chart-note">
        Filled: the day is known. Hollow: it is known roughly.
        {due.length > 0
          ? ` Deadlines: ${due.map(({ number, due: of }) => `demand ${number}, ${roughDayWords(of)}`).join('; ')}.`
          : ''}
      </p>
      {lanes.map(({ lane, rows }) => (
        <Fold key={lane} title={lane} level={3} beside={String(rows.length)}>
          <Events rows={rows} />
        </Fold>
      ))}
    </section>
  )
}

/** What happened last, in words, and the way to all of it. `of`: how much that is. */
export function LatestEvents({ dispute: { events }, of, href }: { dispute: DisputeOn; of: number; href: string }) {
  if (events.length === 0) return null
  const shown = events.length
  return (
    <section aria-labelledby="latest">
      <SectionHeading id="latest" beside={<a href={href}>all {of}, drawn</a>}>
        {shown === 1 ? 'What happened' : `The last ${shown} of what happened`}
      </SectionHeading>
      <Events rows={events.toReversed()} />
    </section>
  )
}

const Events = ({ rows }: { rows: Event[] }) => (
  <ul className="row-list two">
    {rows.map(({ when, words, conflict, derived, sources }) => (
      <li key={`${when} ${words}`}>
        <WhenOf when={when} /> <Stated words={words} conflict={conflict} derived={derived} sources={sources} />
      </li>
    ))}
  </ul>
)

function Lane({ name, scale, children }: { name: string; scale: DayScale; children: ReactNode }) {
  return (
    <>
      <span>{name}</span>
      <svg className="lane" aria-hidden="true">
        {scale.ticks.map(({ label, at }) => (
          <line key={label} className="chart-grid" x1={at} x2={at} y1="0" y2="100%" />
        ))}
        <line className="chart-grid" x1="0" x2="100%" y1="50%" y2="50%" />
        {children}
      </svg>
    </>
  )
}
