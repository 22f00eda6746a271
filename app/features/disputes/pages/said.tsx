import type { DisputeOn } from '#app/features/disputes/file/dispute-rules.ts'
import { STOPS } from '#app/features/disputes/file/dispute-words.ts'
import { roughDayWords } from '#app/platform/rough-days.ts'
import { Fold } from '#app/ui/fold.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Stated, WhenOf } from './sources-of.tsx'

type Position = DisputeOn['positions'][number]
const LATEST = 3

/** What each side says, from a day on, beside each other at the same size. */
export function Positions({ dispute: { positions, carriedBy, counterparty, contractor } }: { dispute: DisputeOn }) {
  if (positions.length === 0) return null
  const sides = [
    { name: carriedBy, rows: positions.filter(({ side }) => side === 'committee').reverse() },
    {
      name: contractor ? `${counterparty}, ${contractor}` : counterparty,
      rows: positions.filter(({ side }) => side === 'body').reverse(),
    },
  ]
  const earlier = sides.some(({ rows }) => rows.length > LATEST)
  return (
    <section aria-labelledby="said">
      <SectionHeading
        id="said"
        beside={`${positions.length} ${positions.length === 1 ? 'statement' : 'statements'}, each with who said it and when`}
      >
        What each side says
      </SectionHeading>
      <Sides sides={sides.map(({ name, rows }) => ({ name, rows: rows.slice(0, LATEST) }))} level={3} />
      {earlier ? (
        <Fold
          title="Said before"
          level={3}
          beside={`${sides.reduce((sum, { rows }) => sum + Math.max(0, rows.length - LATEST), 0)}`}
        >
          <Sides sides={sides.map(({ name, rows }) => ({ name, rows: rows.slice(LATEST) }))} level={4} />
        </Fold>
      ) : null}
    </section>
  )
}

function Sides({ sides, level }: { sides: { name: string; rows: Position[] }[]; level: 3 | 4 }) {
  const Heading = level === 3 ? 'h3' : 'h4'
  return (
    <div className="side-by-side">
      {sides.map(({ name, rows }) => (
        <div key={name}>
          <Heading>{name}</Heading>
          {rows.length === 0 ? <p>No answer found.</p> : null}
          <ul className="row-list">
            {rows.map(({ when, who, words, conflict, derived, sources }) => (
              <li key={`${when} ${words}`}>
                <WhenOf when={when} /> {who}: <Stated words={words} conflict={conflict} derived={derived} sources={sources} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

/** What somebody found, with the answer of who it is about beside it. */
export function Findings({ dispute: { findings } }: { dispute: DisputeOn }) {
  if (findings.length === 0) return null
  return (
    <Fold title="Findings" beside={`${findings.length}, with the answer beside each`}>
      <ul className="row-list">
        {findings.map(({ when, by, words, answer, conflict, derived, sources }) => (
          <li key={`${when} ${words}`} className="side-by-side">
            <span>
              <WhenOf when={when} /> {by}: <Stated words={words} conflict={conflict} derived={derived} sources={sources} />
            </span>
            <span>{answer ?? 'No answer found.'}</span>
          </li>
        ))}
      </ul>
    </Fold>
  )
}

/** Phases, who may join each, and what would stop the next: met or not, by when, by what evidence. */
export function Phases({ dispute: { phases } }: { dispute: DisputeOn }) {
  if (phases.length === 0) return null
  return (
    <section aria-labelledby="phases">
      <SectionHeading id="phases" beside={`${phases.length}, with the conditions for going no further`}>
        Phases
      </SectionHeading>
      <ol className="row-list phases">
        {phases.map(({ when, title, words, mayJoin, stops, conflict, derived, sources }) => (
          <li key={title}>
            <b>{title}</b>, from <WhenOf when={when} />.{' '}
            <Stated words={words} conflict={conflict} derived={derived} sources={sources} />
            <p>Who may join: {mayJoin}.</p>
            {stops.map((stop) => {
              const outcome = stop.outcomes.at(-1)
              return (
                <p key={stop.words}>
                  <b>{outcome ? STOPS[outcome.state] : 'Not decided'}</b>
                  {stop.byWhen ? `, by ${roughDayWords(stop.byWhen)}` : ', no day given'}: {stop.words}{' '}
                  {outcome ? (
                    <>
                      Evidence:{' '}
                      <Stated
                        words={outcome.words}
                        conflict={outcome.conflict}
                        derived={outcome.derived}
                        sources={outcome.sources}
                      />
                    </>
                  ) : (
                    <Stated words="" sources={stop.sources} />
                  )}
                </p>
              )
            })}
          </li>
        ))}
      </ol>
    </section>
  )
}
