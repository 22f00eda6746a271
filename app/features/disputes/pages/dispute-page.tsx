import type { DisputeShown } from '#app/features/disputes/file/dispute-queries.server.ts'
import { AskedWaves } from '#app/features/disputes/survey-results/asked-waves.tsx'
import type { AskedWave } from '#app/features/disputes/survey-results/with-surveys.server.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { AsAtForm, type AskedDay, asAtWords, RefusedDay } from './as-at-form.tsx'
import { Background } from './background.tsx'
import { DemandTable } from './demand-table.tsx'
import { asAtQuery, lateWords, stateWords } from './dispute-words-of.ts'
import { Happened } from './happened.tsx'
import { Ladder } from './ladder.tsx'
import { Phases, Positions } from './said.tsx'
import { Schemes } from './schemes.tsx'
import { SourcesContext, Stated, WhenOf } from './sources-of.tsx'
import { SurveysSection } from './surveys-section.tsx'

type Props = { dispute: DisputeShown; waves: AskedWave[]; today: boolean; refused: AskedDay }

/** The file of one dispute as at a day: demands, measures, events, routes, what each side says, and where it comes from. */
export function DisputePage({ dispute, waves, today, refused }: Props) {
  const { slug, title, day, demands, counterparty, contractor, carriedBy, opened, ended } = dispute
  const href = `/disputes/${slug}`
  const asAt = asAtQuery(dispute, today)
  const none = demands.filter(({ deadline }) => !deadline).length
  return (
    <SourcesContext.Provider value={dispute.sources}>
      <RefusedDay action={href} refused={refused} />
      <PageHeading
        above={
          <>
            <a href="/disputes">Disputes</a> · {asAtWords(dispute)}
          </>
        }
        beside={<AsAtForm action={href} day={day} known={dispute.known} refused={refused} />}
      >
        {title}: {lateWords(demands)}
      </PageHeading>
      {dispute.origin === 'made up' ? (
        <InsetNote>This dispute, its contractor and all that is said of it are made up.</InsetNote>
      ) : null}
      {dispute.origin === 'beside' ? (
        <InsetNote>
          This dispute is real: what is said stands in the sources named. The demonstration makes up practices and their figures,
          and a dispute of its own.
        </InsetNote>
      ) : null}
      <p className="dispute-facts">
        <span>
          With <b>{counterparty}</b>
        </span>
        {contractor ? (
          <span>
            Contractor <b>{contractor}</b>
          </span>
        ) : null}
        <span>
          Carried by <b>{carriedBy}</b>
        </span>
        <span>
          Begun <WhenOf when={opened.when} />
        </span>
        <span>
          State <b>{stateWords(dispute)}</b>
        </span>
      </p>
      <Files href={href} asAt={asAt} today={today} />
      {ended ? (
        <InsetNote readFirst>
          Ended <WhenOf when={ended.when} />:{' '}
          <Stated words={ended.words} conflict={ended.conflict} derived={ended.derived} sources={ended.sources} />
        </InsetNote>
      ) : null}
      <div className="ruled-sections dispute">
        <section aria-labelledby="demands">
          <SectionHeading id="demands" beside={`${demands.length}, of which ${none} without a deadline`}>
            Demands
          </SectionHeading>
          <DemandTable demands={demands} slug={slug} day={day} asAt={asAt} />
        </section>
        <SurveysSection dispute={dispute} />
        <AskedWaves waves={waves} href={href} />
        <Happened dispute={dispute} />
        <Ladder dispute={dispute} />
        <Positions dispute={dispute} />
        <Schemes dispute={dispute} />
        <Phases dispute={dispute} />
        <Background dispute={dispute} />
        <p className="only-on-paper">Every entry, finding, motion and source stands on the page itself, and in its CSV.</p>
      </div>
    </SourcesContext.Provider>
  )
}

function Files({ href, asAt, today }: { href: string; asAt: string; today: boolean }) {
  return (
    <ul className="file-links" aria-label="This file">
      {today ? null : (
        <li>
          <a href={href}>The file today</a>
        </li>
      )}
      <li>
        <a href={`${href}/file.csv${asAt}`}>CSV</a>
      </li>
      <li>
        <a href={`${href}/file.json${asAt}`}>JSON</a>
      </li>
      <li>
        <a href={`${href}/file.atom`}>Atom feed</a>
      </li>
      <li>
        <a href={`${href}/file.ics`}>Deadlines for a calendar</a>
      </li>
    </ul>
  )
}
