import type { AskedDispute } from '#app/features/disputes/file/dispute-queries.server.ts'
import type { DisputeLinks } from '#app/features/disputes/links/dispute-links.server.ts'
import { AskedWaves } from '#app/features/disputes/survey-results/asked-waves.tsx'
import type { AskedWave } from '#app/features/disputes/survey-results/with-surveys.server.ts'
import type { LoggedTotals } from '#app/features/figures/logged/logged-totals-queries.server.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Corrections, Facts, Findings, LineStates, Motions } from './background.tsx'
import { DemandTable } from './demand-table.tsx'
import { DisputeFrame } from './dispute-frame.tsx'
import { asAtQuery } from './dispute-words-of.ts'
import { Happened, LatestEvents } from './happened.tsx'
import { Ladder } from './ladder.tsx'
import { LinkLists } from './link-lists.tsx'
import { LoggedByPractices } from './logged-by-practices.tsx'
import { Phases, Positions } from './said.tsx'
import { Schemes } from './schemes.tsx'
import { SurveysSection } from './surveys-section.tsx'

type PageProps = { asked: AskedDispute }

/** `logged`: the practices that logged a failure, as published; null where nothing is. */
type FirstPageProps = { events: number; links: DisputeLinks; logged: number | null }

/** The first page of a file: what is asked and how late it is, what happened last, what each side says, what comes next. */
export function DisputePage({ asked, events, links, logged }: PageProps & FirstPageProps) {
  const { dispute } = asked
  const { slug, day, demands } = dispute
  const asAt = asAtQuery(dispute, !asked.ok || asked.today)
  const none = demands.filter(({ deadline }) => !deadline).length
  return (
    <DisputeFrame asked={asked} part="" logged={logged}>
      <section aria-labelledby="demands">
        <SectionHeading
          id="demands"
          beside={`${demands.length}, ${none === 0 ? 'each with a deadline' : `${none === demands.length ? 'all' : none} without a deadline`}`}
        >
          Demands
        </SectionHeading>
        <DemandTable demands={demands} slug={slug} day={day} asAt={asAt} />
      </section>
      <LatestEvents dispute={dispute} of={events} href={`/disputes/${slug}/happened${asAt}`} />
      <Positions dispute={dispute} />
      <Phases dispute={dispute} />
      <LinkLists links={links} />
      <Corrections dispute={dispute} />
    </DisputeFrame>
  )
}

/** What was measured: surveys published elsewhere, line by line, and those asked here. */
export function MeasuredPage({ asked, waves }: PageProps & { waves: AskedWave[] }) {
  const { dispute } = asked
  return (
    <DisputeFrame asked={asked} part="/measured">
      <AskedWaves waves={waves} href={`/disputes/${dispute.slug}`} />
      {dispute.waves.length === 0 && waves.length === 0 ? <p>No survey is on file.</p> : <SurveysSection dispute={dispute} />}
    </DisputeFrame>
  )
}

/** What happened, drawn and by kind; what was found, moved and published; the facts around it. */
export function HappenedPage({ asked: { dispute, ...rest } }: PageProps) {
  return (
    <DisputeFrame asked={{ dispute, ...rest } as AskedDispute} part="/happened">
      <Happened dispute={dispute} />
      <section aria-label="Behind the file">
        <Findings dispute={dispute} />
        <Motions dispute={dispute} />
        <Facts dispute={dispute} />
      </section>
    </DisputeFrame>
  )
}

/** How far each line has gone: routes, what practices logged, compensation, legal support, and the state of each line. */
export function LinesPage({ asked, totals, isWithheld }: PageProps & { totals: LoggedTotals | null; isWithheld: boolean }) {
  return (
    <DisputeFrame asked={asked} part="/lines">
      <Ladder dispute={asked.dispute} />
      <LoggedByPractices dispute={asked.dispute} totals={totals} isWithheld={isWithheld} />
      <Schemes dispute={asked.dispute} />
      <LineStates dispute={asked.dispute} />
    </DisputeFrame>
  )
}
