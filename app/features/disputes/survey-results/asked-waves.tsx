import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import type { Changes } from './changes-rules.ts'
import type { AskedWave } from './with-surveys.server.ts'

/** The waves asked in Concert: until when, how many answered, and what got better, worse, and what cannot be compared. */
export function AskedWaves({ waves, href }: { waves: AskedWave[]; href: string }) {
  if (waves.length === 0) return null
  return (
    <section aria-labelledby="asked-waves">
      <SectionHeading id="asked-waves" beside={`${waves.length}`}>
        Asked of practices in Concert
      </SectionHeading>
      <ul className="row-list">
        {waves.toReversed().map(({ slug, title, closesOn, resultsOn, isOut, answered, changes }) => (
          <li key={slug}>
            <p>
              <a href={`${href}/surveys/${slug}`}>{title}</a>.{' '}
              {isOut
                ? answered === null
                  ? 'Too few answered for a figure.'
                  : `${inFigures(answered)} answered by ${longDay(closesOn)}.`
                : `Open until the end of ${longDay(closesOn)}; results on ${longDay(resultsOn)}.`}
            </p>
            {changes ? <WhatChanged changes={changes} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Against the wave before: what got better, worse, and what cannot be compared. */
export function WhatChanged({ changes: { better, worse, other, same, not } }: { changes: Changes }) {
  const lists = [
    ['Got better', better],
    ['Got worse', worse],
    ['Moved, neither better nor worse', other],
    ['No change beyond chance', same],
    ['Cannot be compared', not.map(({ reported, why }) => `${reported} (${why})`)],
  ] as const
  return (
    <dl className="what-changed">
      {lists.map(([name, rows]) =>
        rows.length === 0 ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{rows.join('; ')}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
