import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BallotCard } from '#app/features/ballots/records/ballot-card.tsx'
import { ballotStatus } from '#app/features/ballots/records/ballot-queries.server.ts'
import { AsAtForm } from '#app/features/figures/pages/as-at-form.tsx'
import { byActionHtml } from '#app/features/figures/pages/by-action-drawing.server.tsx'
import { AnyActionCard, ReportedCard, weekInWords } from '#app/features/figures/pages/roll-up-cards.tsx'
import { ORDERS } from '#app/features/figures/pages/roll-up-heat.tsx'
import { nearestWeekEnd, weekEnds, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { releaseId } from '#app/features/figures/releases/release-records-queries.server.ts'
import { allLmcs } from '#app/features/register/records/register-queries.server.ts'
import { shortDay, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { dayOf, isDay } from '#app/platform/time.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Panel, PanelRow } from '#app/ui/panel.tsx'
import { Drawn } from '#app/ui/prose.tsx'
import { committeePerson } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'National roll-up · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  await committeePerson(visit)
  const { db, now } = visit.context
  const at = now()
  const { searchParams } = new URL(visit.request.url)
  const ends = weekEnds(db)
  const wanted = searchParams.get('as-at') ?? ''
  const weekEnd = isDay(wanted) ? nearestWeekEnd(db, wanted) : ends[0]
  const known = searchParams.get('known') === 'then' ? ('then' as const) : ('now' as const)
  const asKnown = weekEnd && known === 'then' ? { known: releaseId(weekEnd, 1) } : {}
  const week = weekEnd ? weekFigures(db, { weekEnd, audience: 'all', ...asKnown }) : undefined
  const ballot = ballotStatus(db, week?.weekEnd ?? dayOf(at))
  const answered = week && isDay(wanted) && week.weekEnd !== wanted ? wanted : null
  const asked = searchParams.get('order') ?? ''
  const order = ORDERS.find((one) => one === asked) ?? 'name'
  const column = Math.max(0, week?.columns.findIndex(({ slug }) => slug === searchParams.get('action')) ?? 0)
  const lmcs = allLmcs(db, dayOf(at))
  const byAction = week && week.columns.length > 0 ? byActionHtml(db, week, { known, lmcs, column, order }) : null
  return { week: week ?? null, known, ballot, ends, answered, byAction }
}

export default function RollUp() {
  const { week, known, ballot, ends, answered, byAction } = useLoaderData<typeof loader>()
  if (!week) {
    return (
      <>
        <PageHeading lead="There are no figures yet: the first come with the first release after a menu is published and a register is imported.">
          National roll-up
        </PageHeading>
        {ballot ? <Panel title={ballot.title}>{<BallotCard ballot={ballot} />}</Panel> : null}
      </>
    )
  }
  return (
    <>
      <PageHeading beside={<AsAtForm weekEnd={week.weekEnd} known={known} ends={ends} />} lead={weekInWords(week)}>
        National roll-up
      </PageHeading>
      {answered ? (
        <InsetNote>
          Figures exist as at a week’s end, once it is released: {shortDay(answered)} is answered with{' '}
          {weekdayAndDay(week.weekEnd)}.
        </InsetNote>
      ) : null}
      <a href="/committee/feedback">Feedback from practices and LMCs</a>
      <PanelRow>
        {ballot ? <Panel title={ballot.title}>{<BallotCard ballot={ballot} />}</Panel> : null}
        <ReportedCard week={week} />
        {week.columns.length > 0 ? <AnyActionCard week={week} /> : null}
      </PanelRow>
      {byAction !== null ? (
        <Drawn html={byAction} />
      ) : (
        <InsetNote>
          Nothing was on the menu at the end of this week, so there is nothing to count by action.{' '}
          <a href={`/menu/editions/${week.first.edition.slug}`}>{week.first.edition.title}</a> says why.
        </InsetNote>
      )}
    </>
  )
}
