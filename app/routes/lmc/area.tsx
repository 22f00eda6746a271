import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BallotCard } from '#app/features/ballots/records/ballot-card.tsx'
import { ballotStatus } from '#app/features/ballots/records/ballot-queries.server.ts'
import { LmcFiguresTable } from '#app/features/figures/pages/lmc-figures-table.tsx'
import { rollUpInWords } from '#app/features/figures/pages/roll-up-cards.tsx'
import { lmcFigures } from '#app/features/figures/releases/roll-up-queries.server.ts'
import { FILTERS, LmcAnswersTable, type LmcFilter } from '#app/features/lmc-desk/answers/lmc-answers-table.tsx'
import { openLmcAnswers } from '#app/features/lmc-desk/answers/open-lmc-answers.server.ts'
import { AskingToJoin } from '#app/features/people/joining-and-leaving/join-request-list.tsx'
import { joinRequestsShown } from '#app/features/people/joining-and-leaving/join-request-queries.server.ts'
import { lmcBySlug } from '#app/features/register/records/register-queries.server.ts'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { isKeyOf } from '#app/platform/words-for.ts'
import { Figure } from '#app/ui/figure.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { Panel, PanelRow } from '#app/ui/panel.tsx'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.lmc.name ?? 'LMC'} · Concert` }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, lmcSlug } = await lmcOfficer(visit, visit.params.lmc)
  const { db, now } = visit.context
  const at = now()
  const today = dayOf(at)
  const lmc = lmcBySlug(db, lmcSlug, today)
  if (!lmc) throw notFound()
  const wanted = new URL(visit.request.url).searchParams.get('show') ?? 'all'
  const filter: LmcFilter = isKeyOf(FILTERS, wanted) ? wanted : 'all'
  const answers = await inSharedTransaction(db, (tx) => openLmcAnswers(tx, lmcSlug, { personId: person.id }, at))
  const asking = joinRequestsShown(db, { lmcSlug }, person, at).map(({ mayAnswer }) => ({ mayAnswer }))
  return { lmc, filter, answers, asking, figures: lmcFigures(db, lmcSlug, at) ?? null, ballot: ballotStatus(db, today) ?? null }
}

export default function Area() {
  const { lmc, filter, answers, figures, ballot, asking } = useLoaderData<typeof loader>()
  const { practices, week } = answers
  const reported = practices.filter(({ reportedThisWeek }) => reportedThisWeek).length
  const reporters = practices.filter(({ reporter }) => reporter).length
  const sharing = practices.filter(({ shared }) => shared !== null).length
  const percent = practices.length === 0 ? 0 : Math.round((100 * reported) / practices.length)
  return (
    <>
      <PageHeading above={[lmc.office, lmc.region?.name].filter(Boolean).join(' · ')}>{lmc.name}</PageHeading>
      <AskingToJoin requests={asking} href={`/lmc/${lmc.slug}/people`} />
      <p>
        <a href={`/lmc/${lmc.slug}/notes`}>Local notes</a>: what your practices read beside an action before they answer.{' '}
        <a href={`/lmc/${lmc.slug}/feedback`}>Feedback to the committee</a>.
      </p>
      <PanelRow>
        <Panel title="Reported this week">
          <Figure
            value={String(percent)}
            unit="%"
            of="of practices"
            outOf={`${reported} of ${practices.length} open practices, week of ${dayAndMonth(week)}.`}
            asAt={`${reporters} made a return in the last 28 days.`}
          />
        </Panel>
        <Panel title="Sharing by name">
          <Figure
            value={String(sharing)}
            of={sharing === 1 ? 'practice' : 'practices'}
            outOf={`${practices.length - sharing} are counted without their name.`}
            asAt="Each look at this page is written down for them."
          />
        </Panel>
        {ballot ? (
          <Panel title={ballot.title}>
            <BallotCard ballot={ballot} />
          </Panel>
        ) : null}
      </PanelRow>
      <section aria-labelledby="figures">
        <SectionHeading id="figures">Published figures</SectionHeading>
        {figures ? (
          <Figures figures={figures} lmcName={lmc.name} />
        ) : (
          <p>There are no figures yet: the first come with the first release.</p>
        )}
      </section>
      <section aria-labelledby="practices">
        <SectionHeading id="practices">Practices</SectionHeading>
        <ul className="choices-of-links" aria-label="Show">
          {Object.entries(FILTERS).map(([key, { label, matches }]) => (
            <li key={key}>
              <a href={`/lmc/${lmc.slug}?show=${key}#practices`} aria-current={key === filter ? 'true' : undefined}>
                {label} ({practices.filter(matches).length})
              </a>
            </li>
          ))}
        </ul>
        <LmcAnswersTable answers={answers} filter={filter} />
      </section>
    </>
  )
}

function Figures({ figures, lmcName }: { figures: NonNullable<ReturnType<typeof lmcFigures>>; lmcName: string }) {
  return (
    <>
      {figures.shown ? null : (
        <InsetNote readFirst>
          {figures.moreNeeded} more {figures.moreNeeded === 1 ? 'report' : 'reports'} needed for figures. Until then those of{' '}
          {figures.standIn.name} stand in.
        </InsetNote>
      )}
      <p>
        {rollUpInWords(figures)} {figures.shown ? `${figures.reporters} of ${figures.open} practices reported.` : ''}
      </p>
      <LmcFiguresTable figures={figures} lmcName={lmcName} />
    </>
  )
}
