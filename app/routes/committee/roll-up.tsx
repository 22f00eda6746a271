import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BallotCard } from '#app/features/ballots/ballot-card.tsx'
import { ballotStatus } from '#app/features/ballots/ballot-pages.server.ts'
import { allLmcs } from '#app/features/register/register-pages.server.ts'
import { AsAtForm } from '#app/features/rollup/as-at-form.tsx'
import { AnyActionCard, ReportedCard, rollUpInWords } from '#app/features/rollup/roll-up-cards.tsx'
import { RollUpHeat } from '#app/features/rollup/roll-up-heat.tsx'
import { RollUpMap } from '#app/features/rollup/roll-up-map.tsx'
import { nationalRollUp, weekEnds } from '#app/features/rollup/rollup-pages.server.ts'
import { StateTable } from '#app/features/rollup/state-table.tsx'
import { shortDay, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { dayOf, isDay } from '#app/platform/time.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Panel, PanelRow, SideBySide } from '#app/ui/panel.tsx'
import { committeePerson } from '../guards.server.ts'

export const handle: PageHandle = { still: true, wide: true }
export const meta: MetaFunction = () => [{ title: 'National roll-up · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  await committeePerson(visit)
  const { db, now } = visit.context
  const at = now()
  const { searchParams } = new URL(visit.request.url)
  const ends = weekEnds(db, at)
  const wanted = searchParams.get('as-at') ?? ''
  const asked = isDay(wanted) ? wanted : (ends[0] ?? dayOf(at))
  const known = searchParams.get('known') === 'then' ? ('then' as const) : ('now' as const)
  const rollUp = nationalRollUp(db, { weekEnd: asked, known }, at)
  const ballot = ballotStatus(db, rollUp?.weekEnd ?? dayOf(at))
  const answered = rollUp && isDay(wanted) && rollUp.weekEnd !== wanted ? wanted : null
  const order = searchParams.get('order') ?? 'name'
  const shown = rollUp?.columns.findIndex(({ slug }) => slug === searchParams.get('action')) ?? 0
  return { rollUp, ballot, ends, answered, order: order.slice(0, 80), column: Math.max(0, shown), lmcs: allLmcs(db, dayOf(at)) }
}

export default function RollUp() {
  const { rollUp, ballot, ends, answered, order, column, lmcs } = useLoaderData<typeof loader>()
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
      {rollUp.columns.length > 0 ? (
        <ByAction rollUp={rollUp} lmcs={lmcs} column={column} order={order} />
      ) : (
        <InsetNote>
          Nothing was on the menu at the end of this week, so there is nothing to count by action.{' '}
          <a href={`/menu/editions/${rollUp.edition.slug}`}>{rollUp.edition.title}</a> says why.
        </InsetNote>
      )}
    </>
  )
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>

function ByAction({ rollUp, lmcs, column, order }: { rollUp: NonNullable<Shown['rollUp']> } & Pick<Shown, 'lmcs' | 'column' | 'order'>) {
  const address = (changes: Record<string, string>) =>
    `/committee?${new URLSearchParams({ 'as-at': rollUp.weekEnd, known: rollUp.known, order, action: rollUp.columns[column]?.slug ?? '', ...changes })}`
  return (
    <>
      <SideBySide>
        <section aria-labelledby="where">
          <SectionHeading id="where">Where “{rollUp.columns[column]?.shortTitle}” is taken</SectionHeading>
          <RollUpMap rollUp={rollUp} column={column} lmcs={lmcs} />
          <ul className="choices-of-links" aria-label="Show on the map">
            {rollUp.columns.map(({ slug, shortTitle }, index) => (
              <li key={slug}>
                <a href={`${address({ action: slug })}#where`} aria-current={index === column ? 'true' : undefined}>
                  {shortTitle}
                </a>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="england">
          <SectionHeading id="england">England by action</SectionHeading>
          <StateTable rollUp={rollUp} />
        </section>
      </SideBySide>
      <section aria-labelledby="by-lmc">
        <SectionHeading id="by-lmc" beside="per cent of reporters">
          By LMC and action
        </SectionHeading>
        <RollUpHeat rollUp={rollUp} order={order} hrefFor={(by) => `${address({ order: by })}#by-lmc`} />
      </section>
    </>
  )
}
