import type { DisputeOn } from '#app/features/disputes/file/dispute-rules.ts'
import { CARRIED, LINE_STATES } from '#app/features/disputes/file/dispute-words.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { Fold } from '#app/ui/fold.tsx'
import { Findings } from './said.tsx'
import { Stated, WhenOf } from './sources-of.tsx'

/** What stands behind a file: lines, findings, motions, documents, facts, and what was corrected. */
export function Background({ dispute }: { dispute: DisputeOn }) {
  const { lines, motions, documents, facts, corrections, rounds, ballots, opened } = dispute
  return (
    <section aria-label="Behind the file">
      <Fold title="Service lines" beside={`${lines.length}, each with its state and why`}>
        <ul className="row-list two">
          {lines.map(({ key, name, covers, state, states }) => (
            <li key={key}>
              <b>{name}</b>
              {covers ? ` (${covers})` : ''}: {state ? LINE_STATES[state.state] : 'nothing known yet'}.
              {[...states].reverse().map(({ when, words, conflict, derived, sources }) => (
                <p key={`${when} ${words}`}>
                  <WhenOf when={when} /> <Stated words={words} conflict={conflict} derived={derived} sources={sources} />
                </p>
              ))}
            </li>
          ))}
        </ul>
      </Fold>
      <Findings dispute={dispute} />
      {motions.length > 0 ? (
        <Fold title="Motions" beside={`${motions.length}, with their parts`}>
          <ul className="row-list">
            {motions.map(({ when, conference, proposer, parts, conflict, derived, sources }) => (
              <li key={`${when} ${parts[0]?.words}`}>
                <WhenOf when={when} /> {conference}, {proposer ? `proposed by ${proposer}` : 'proposer not known'}:{' '}
                {parts.map(({ words, carried }) => `${words} (${CARRIED[carried]})`).join('; ')}.{' '}
                <Stated words="" conflict={conflict} derived={derived} sources={sources} />
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
      {documents.length > 0 ? (
        <Fold title="Documents" beside={`${documents.length}`}>
          <ul className="row-list two">
            {documents.map(({ when, title, words, conflict, derived, sources }) => (
              <li key={`${when} ${title}`}>
                <WhenOf when={when} /> <b>{title}.</b>{' '}
                <Stated words={words} conflict={conflict} derived={derived} sources={sources} />
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
      <Fold title="How it began, and the facts around it" beside={`${facts.length + 1}`}>
        <ul className="row-list two">
          <li>
            <WhenOf when={opened.when} /> <b>Opened.</b>{' '}
            <Stated words={opened.words} conflict={opened.conflict} derived={opened.derived} sources={opened.sources} />
          </li>
          {facts.map(({ when, label, words, conflict, derived, sources }) => (
            <li key={label}>
              <WhenOf when={when} /> <b>{label}.</b>{' '}
              <Stated words={words} conflict={conflict} derived={derived} sources={sources} />
            </li>
          ))}
        </ul>
      </Fold>
      {rounds.length + ballots.length > 0 ? (
        <p>
          Of this dispute: <a href="/menu/editions">editions of the menu</a>, <a href="/ballots">ballots</a>.
        </p>
      ) : null}
      <Fold title="Corrections, and how to ask for one" beside={`${corrections.length}`}>
        <p>
          Whoever finds something wrong here, a body that is named included, writes to the people who run this site; the{' '}
          <a href="/privacy">privacy page</a> says where. What is put right stays in this list, with its day.
        </p>
        {corrections.length === 0 ? <p>None so far.</p> : null}
        <ul className="row-list">
          {corrections.map(({ on, words }) => (
            <li key={`${on} ${words}`}>
              <b>{longDay(on)}</b> {words}
            </li>
          ))}
        </ul>
      </Fold>
    </section>
  )
}
