import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BallotCard } from '#app/features/ballots/records/ballot-card.tsx'
import { ballotStatus } from '#app/features/ballots/records/ballot-queries.server.ts'
import { AsAtForm } from '#app/features/figures/pages/as-at-form.tsx'
import { byActionHtml } from '#app/features/figures/pages/by-action-drawing.server.tsx'
import { AnyActionCard, ReportedCard, rollUpInWords } from '#app/features/figures/pages/roll-up-cards.tsx'
import { nationalRollUp, weekEnds } from '#app/features/figures/releases/roll-up-queries.server.ts'
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
  const ends = weekEnds(db, at)
  const wanted = searchParams.get('as-at') ?? ''
  const earliest = ends.at(-1) ?? ''
  const weekEnd = isDay(wanted) ? (wanted < earliest ? earliest : wanted) : (ends[0] ?? dayOf(at))
  const known = searchParams.get('known') === 'then' ? ('then' as const) : ('now' as const)
  const rollUp = nationalRollUp(db, { weekEnd, known }, at)
  const ballot = ballotStatus(db, rollUp?.weekEnd ?? dayOf(at))
  const answered = rollUp && isDay(wanted) && rollUp.weekEnd !== wanted ? wanted : null
  const columns = rollUp?.columns.map(({ slug }) => slug) ?? []
  const asked = searchParams.get('order') ?? ''
  const order = ['region', 'reported', ...columns].includes(asked) ? asked : 'name'
  const column = Math.max(0, columns.indexOf(searchParams.get('action') ?? ''))
  const byAction = rollUp && columns.length > 0 ? byActionHtml(db, rollUp, allLmcs(db, dayOf(at)), { column, order }) : null
  return { rollUp, ballot, ends, answered, byAction }
}

export default function RollUp() {
  const { rollUp, ballot, ends, answered, byAction } = useLoaderData<typeof loader>()
  if (!rollUp) {
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
      <PageHeading beside={<AsAtForm weekEnd={rollUp.weekEnd} known={rollUp.known} ends={ends} />} lead={rollUpInWords(rollUp)}>
        National roll-up
      </PageHeading>
      {answered ? (
        <InsetNote>
          Figures exist as at a week’s end, once it is released: {shortDay(answered)} is answered with{' '}
          {weekdayAndDay(rollUp.weekEnd)}.
        </InsetNote>
      ) : null}
      <a href="/committee/feedback">Feedback from practices and LMCs</a>
      <PanelRow>
        {ballot ? <Panel title={ballot.title}>{<BallotCard ballot={ballot} />}</Panel> : null}
        <ReportedCard rollUp={rollUp} />
        {rollUp.columns.length > 0 ? <AnyActionCard rollUp={rollUp} /> : null}
      </PanelRow>
      {byAction !== null ? (
        <Drawn html={byAction} />
      ) : (
        <InsetNote>
          Nothing was on the menu at the end of this week, so there is nothing to count by action.{' '}
          <a href={`/menu/editions/${rollUp.edition.slug}`}>{rollUp.edition.title}</a> says why.
        </InsetNote>
      )}
    </>
  )
}
