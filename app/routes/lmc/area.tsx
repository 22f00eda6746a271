import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { lmcFiguresNow } from '#app/features/figures/beside-desks/lmc-now.server.ts'
import { returnsHere } from '#app/features/figures/beside-desks/returns-here.server.ts'
import { deskNews } from '#app/features/help/beside-desks/desk-news.server.ts'
import { AnnouncedAndVote, NotSeenYet } from '#app/features/help/beside-desks/desk-news.tsx'
import { MovesNote } from '#app/features/lmc-desk/boundary-moves/boundary-moves.tsx'
import { fridayDesk } from '#app/features/lmc-desk/friday/friday-desk.server.tsx'
import { AreaFiles, ListLinks } from '#app/features/lmc-desk/practices/area-files.tsx'
import { listAsked } from '#app/features/lmc-desk/practices/list-asked-rules.ts'
import { openedLmcAnswers } from '#app/features/lmc-desk/practices/open-lmc-answers.server.ts'
import { PracticeList } from '#app/features/lmc-desk/practices/practice-list.tsx'
import { stepCounts } from '#app/features/lmc-desk/reminders/reminders-page-queries.server.ts'
import { waitingAt } from '#app/features/lmc-desk/waiting/waiting-queries.server.ts'
import { AskingToJoin } from '#app/features/people/joining-and-leaving/join-request-list.tsx'
import { joinRequestsShown } from '#app/features/people/joining-and-leaving/join-request-queries.server.ts'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import { Drawn, DrawnSection } from '#app/ui/drawn.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.lmc.name ?? 'LMC'} · Concert` }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, by, lmcSlug, lmc, details, db, at } = await lmcPage(visit)
  const asked = listAsked(new URL(visit.request.url).searchParams)
  const answers = await openedLmcAnswers(db, lmcSlug, by, at)
  const steps = stepCounts(db, answers.practices, at)
  const asking = joinRequestsShown(db, { lmcSlug }, person, at).map(({ mayAnswer }) => ({ mayAnswer }))
  const waiting = waitingAt(db, lmcSlug, at, asking.length)
  const figures = lmcFiguresNow(db, lmcSlug)
  const course = returnsHere(db, lmcSlug) ?? null
  return {
    lmc,
    office: details.office,
    region: details.region?.name,
    week: answers.week,
    asking,
    moved: waiting.moves,
    toRemind: steps.toRemind,
    beside: deskNews(db, person, at),
    desk: fridayDesk({ here: `/lmc/${lmcSlug}`, name: lmc.name, asked, answers, figures, course, steps, waiting }),
  }
}

export default function Area() {
  const { lmc, office, region, week, asking, moved, toRemind, beside, desk } = useLoaderData<typeof loader>()
  const here = `/lmc/${lmc.slug}`
  return (
    <div className="ruled-sections">
      <PageHeading
        above={[office, region, `week of ${dayAndMonth(week)}`].filter(Boolean).join(' · ')}
        beside={<AreaFiles here={here} toRemind={toRemind} />}
      >
        {lmc.name}: {desk.silent}
      </PageHeading>
      <NotSeenYet news={beside} back={here} />
      <AskingToJoin requests={asking} href={`${here}/people`} />
      <MovesNote moves={moved} register={`${here}/register`} />
      <Drawn bare drawing={desk.strip} />
      <div className="split">
        <div>
          <DrawnSection labelledBy="uptake" drawing={desk.uptake} />
          <DrawnSection labelledBy="moves" drawing={desk.moves} />
          <AnnouncedAndVote news={beside} />
        </div>
        <div>
          <DrawnSection labelledBy="steps" drawing={desk.steps} />
        </div>
      </div>
      <section aria-labelledby="practices">
        <SectionHeading id="practices" beside={<ListLinks here={here} />}>
          Practices
        </SectionHeading>
        <PracticeList here={here} list={desk.list} />
        {desk.answers ? <Drawn bare drawing={desk.answers} /> : null}
      </section>
      <Drawn bare drawing={desk.published} />
    </div>
  )
}
