import type { DemandStanding } from '#app/features/disputes/file/demand-rules.ts'
import type { DisputeOn } from '#app/features/disputes/file/dispute-rules.ts'
import { OUTCOMES, PROPOSAL_STEPS, type ProposalStep } from '#app/features/disputes/file/dispute-words.ts'
import { whenWords } from '#app/features/disputes/file/when-rules.ts'
import { roughDayWords } from '#app/platform/rough-days.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { AsAtForm, type AskedDay, RefusedDay } from './as-at-form.tsx'
import { daysWords } from './demand-words.ts'
import { asAtQuery, asAtWords } from './dispute-words-of.ts'
import { SourcesContext, Stated, WhenOf } from './sources-of.tsx'

const STEPS = Object.keys(PROPOSAL_STEPS) as ProposalStep[]

/** One demand as at a day: what is asked, by when, what was answered, how far a proposal has come. */
export function DemandPage({
  dispute,
  demand,
  today,
  refused,
}: {
  dispute: DisputeOn
  demand: DemandStanding
  today: boolean
  refused: AskedDay
}) {
  const { slug, title, day, lines } = dispute
  const href = `/disputes/${slug}/demands/${demand.number}`
  const named =
    demand.lines === 'all' ? 'all' : demand.lines.map((key) => lines.find((line) => line.key === key)?.name ?? key).join(', ')
  return (
    <SourcesContext.Provider value={dispute.sources}>
      <RefusedDay action={href} refused={refused} />
      <PageHeading
        above={
          <>
            <a href="/disputes">Disputes</a> · <a href={`/disputes/${slug}${asAtQuery(dispute, today)}`}>{title}</a> · demand{' '}
            {demand.number} {asAtWords(dispute)}
          </>
        }
        lead={`Days: ${daysWords(demand)}. Service lines: ${named}.`}
        beside={<AsAtForm action={href} day={day} known={dispute.known} refused={refused} />}
      >
        {demand.title}
      </PageHeading>
      <div className="side-by-side">
        <div>
          <SectionHeading>Asked</SectionHeading>
          {demand.words ? <p>{demand.words}</p> : null}
          <ul className="row-list">
            <li>
              <WhenOf when={demand.asked.when} />{' '}
              <Stated
                words={`${demand.asked.by}.`}
                conflict={demand.asked.conflict}
                derived={demand.asked.derived}
                sources={demand.asked.sources}
              />
            </li>
            {demand.again.map(({ when, words, conflict, derived, sources }) => (
              <li key={`${when} ${words}`}>
                <WhenOf when={when} /> Asked again.{' '}
                <Stated words={words} conflict={conflict} derived={derived} sources={sources} />
              </li>
            ))}
          </ul>
          <SectionHeading>Deadline</SectionHeading>
          {demand.deadlines.length === 0 ? <p>None was set.</p> : null}
          <ul className="row-list">
            {demand.deadlines.map(({ when, due, words, conflict, derived, sources }, index) => (
              <li key={due}>
                <WhenOf when={when} /> {index === 0 ? 'set to' : 'moved to'} <b>{roughDayWords(due)}</b>.{' '}
                <Stated words={words ?? ''} conflict={conflict} derived={derived} sources={sources} />
              </li>
            ))}
          </ul>
        </div>
        <div>
          <SectionHeading>Answered</SectionHeading>
          {demand.answers.length === 0 ? <p>No answer found.</p> : null}
          <ul className="row-list">
            {demand.answers.map(({ when, who, words, conflict, derived, sources }) => (
              <li key={`${when} ${who}`}>
                <WhenOf when={when} /> {who}: <Stated words={words} conflict={conflict} derived={derived} sources={sources} />
              </li>
            ))}
          </ul>
          <SectionHeading>What came of it</SectionHeading>
          {demand.outcomes.length === 0 ? <p>Nothing recorded.</p> : null}
          <ul className="row-list">
            {demand.outcomes.map(({ when, state, words, conflict, derived, sources }) => (
              <li key={`${when} ${state}`}>
                <WhenOf when={when} /> <b>{OUTCOMES[state]}.</b>{' '}
                <Stated words={words} conflict={conflict} derived={derived} sources={sources} />
              </li>
            ))}
          </ul>
        </div>
      </div>
      <section aria-labelledby="proposal">
        <SectionHeading id="proposal">From proposal to ratification</SectionHeading>
        {demand.proposals.length === 0 ? (
          <p>No proposal to this demand was found: none proposed, none countered, nothing agreed, nothing ratified.</p>
        ) : (
          <ol className="steps-of-proposal">
            {STEPS.map((step) => {
              const rows = demand.proposals.filter((one) => one.step === step)
              if (rows.length === 0 && step === 'rejected') return null
              return (
                <li key={step} className={rows.length > 0 ? 'reached' : undefined}>
                  <b>{PROPOSAL_STEPS[step]}</b>
                  {rows.length === 0 ? <p>no</p> : null}
                  {rows.map(({ when, who, words, conflict, derived, sources }) => (
                    <p key={`${when} ${words}`}>
                      {whenWords(when)}, {who}: <Stated words={words} conflict={conflict} derived={derived} sources={sources} />
                    </p>
                  ))}
                </li>
              )
            })}
          </ol>
        )}
      </section>
    </SourcesContext.Provider>
  )
}
