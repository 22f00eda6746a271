import type { DisputeOn } from '#app/features/disputes/file/dispute-rules.ts'
import { CARRIED, LINE_STATES } from '#app/features/disputes/file/dispute-words.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { Fold } from '#app/ui/fold.tsx'
import { Stated, WhenOf } from './sources-of.tsx'

/** Each service line with its state and why. */
export function LineStates({ dispute: { lines } }: { dispute: DisputeOn }) {
  return (
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
  )
}

/** Motions of conferences, and documents. */
export function Motions({ dispute: { motions, documents } }: { dispute: DisputeOn }) {
  return (
    <>
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
    </>
  )
}

/** How the dispute began, and the facts around it. */
export function Facts({ dispute: { opened, facts } }: { dispute: DisputeOn }) {
  return (
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
  )
}

/** What was corrected, with its day, and how to ask for it. */
export function Corrections({ dispute: { corrections } }: { dispute: DisputeOn }) {
  return (
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
  )
}

export { Findings } from './said.tsx'
