import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LmcAreaFigures } from '#app/features/figures/pages/lmc-area-figures.tsx'
import { lmcBesideOthers } from '#app/features/figures/releases/lmc-figures.ts'
import { weekEnds, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import type { LmcPractice } from '#app/features/lmc-desk/answers/lmc-answers-queries.server.ts'
import { LmcAnswersTable } from '#app/features/lmc-desk/answers/lmc-answers-table.tsx'
import { FILTERS, isFound, type LmcFilter } from '#app/features/lmc-desk/answers/lmc-list-rules.ts'
import { LmcListTools } from '#app/features/lmc-desk/answers/lmc-list-tools.tsx'
import { openLmcAnswers } from '#app/features/lmc-desk/answers/open-lmc-answers.server.ts'
import { callsWaiting } from '#app/features/lmc-desk/calls/call-queries.server.ts'
import { WaitingCalls } from '#app/features/lmc-desk/calls/officer-calls.tsx'
import { AskingToJoin } from '#app/features/people/joining-and-leaving/join-request-list.tsx'
import { joinRequestsShown } from '#app/features/people/joining-and-leaving/join-request-queries.server.ts'
import { lmcBySlug } from '#app/features/register/records/register-queries.server.ts'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { isKeyOf } from '#app/platform/words-for.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.lmc.name ?? 'LMC'} · Concert` }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, lmcSlug } = await lmcOfficer(visit, visit.params.lmc)
  const { db, now } = visit.context
  const at = now()
  const today = dayOf(at)
  const lmc = lmcBySlug(db, lmcSlug, today)
  if (!lmc) throw notFound()
  const asked = new URL(visit.request.url).searchParams
  const wanted = asked.get('show') ?? 'all'
  const find = (asked.get('find') ?? '').slice(0, 100)
  const filter: LmcFilter = isKeyOf(FILTERS, wanted) ? wanted : 'all'
  const answers = await inSharedTransaction(db, (tx) => openLmcAnswers(tx, lmcSlug, { personId: person.id }, at))
  const weekEnd = weekEnds(db)[0]
  const week = weekEnd && weekFigures(db, { weekEnd, audience: 'all' })
  const figures = (week && lmcBesideOthers(week, lmcSlug)) || null
  const asking = joinRequestsShown(db, { lmcSlug }, person, at).map(({ mayAnswer }) => ({ mayAnswer }))
  return { lmc, filter, find, answers, asking, figures, calls: callsWaiting(db, lmcSlug, at) }
}

export default function Area() {
  const { lmc, filter, find, answers, figures, asking, calls } = useLoaderData<typeof loader>()
  const { practices, week } = answers
  const found = practices.filter((practice) => isFound(practice, find))
  const counted = (matches: (practice: LmcPractice) => boolean) => practices.filter(matches).length
  const waiting = counted(FILTERS['not-yet'].matches)
  return (
    <>
      <PageHeading
        above={[lmc.office, lmc.region?.name, `week of ${dayAndMonth(week)}`].filter(Boolean).join(' · ')}
        lead={`${counted(FILTERS.silent.matches)} have made no return in the last 28 days. ${counted(FILTERS.sharing.matches)} share by name with you; each time you open this page it is written down for them.`}
      >
        {waiting === 0
          ? `${lmc.name}: all ${practices.length} practices have reported this week`
          : `${lmc.name}: ${waiting} of ${practices.length} practices have not reported this week`}
      </PageHeading>
      <AskingToJoin requests={asking} href={`/lmc/${lmc.slug}/people`} />
      <WaitingCalls calls={calls} href={`/lmc/${lmc.slug}/calls`} />
      <section aria-labelledby="practices">
        <SectionHeading id="practices">Practices</SectionHeading>
        <LmcListTools here={`/lmc/${lmc.slug}`} filter={filter} find={find} found={found} />
        <LmcAnswersTable answers={{ ...answers, practices: found.filter(FILTERS[filter].matches) }} filter={filter} />
      </section>
      <section aria-labelledby="figures">
        <SectionHeading id="figures">Published figures</SectionHeading>
        {figures ? <LmcAreaFigures figures={figures} /> : <p>There are no figures yet: the first come with the first release.</p>}
      </section>
    </>
  )
}
