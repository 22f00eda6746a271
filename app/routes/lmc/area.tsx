import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { lmcFiguresNow } from '#app/features/figures/beside-desks/lmc-now.server.ts'
import { returnsHere } from '#app/features/figures/beside-desks/returns-here.server.ts'
import { LmcAreaFigures } from '#app/features/figures/pages/lmc-area-figures.tsx'
import { deskNews } from '#app/features/help/beside-desks/desk-news.server.ts'
import { AnnouncedAndVote, NotSeenYet } from '#app/features/help/beside-desks/desk-news.tsx'
import { MovesNote } from '#app/features/lmc-desk/boundary-moves/boundary-moves.tsx'
import { NewsletterLine } from '#app/features/lmc-desk/digest/newsletter-line.tsx'
import { AnswerCountsList } from '#app/features/lmc-desk/practices/answer-counts.tsx'
import { AreaFiles, ListLinks } from '#app/features/lmc-desk/practices/area-files.tsx'
import { drawnPracticeRows } from '#app/features/lmc-desk/practices/drawn-practice-rows.server.tsx'
import { FridayStrip } from '#app/features/lmc-desk/practices/friday-strip.tsx'
import { listAsked } from '#app/features/lmc-desk/practices/list-asked-rules.ts'
import { practiceCounts, silentInWords } from '#app/features/lmc-desk/practices/lmc-list-rules.ts'
import { LmcUptake } from '#app/features/lmc-desk/practices/lmc-uptake.tsx'
import { openLmcAnswers } from '#app/features/lmc-desk/practices/open-lmc-answers.server.ts'
import { PracticeList } from '#app/features/lmc-desk/practices/practice-list.tsx'
import { SinceMonday } from '#app/features/lmc-desk/practices/since-monday.tsx'
import { NextSteps } from '#app/features/lmc-desk/reminders/next-steps.tsx'
import { stepCounts } from '#app/features/lmc-desk/reminders/reminders-page-queries.server.ts'
import { waitingAt } from '#app/features/lmc-desk/waiting/waiting-queries.server.ts'
import { AskingToJoin } from '#app/features/people/joining-and-leaving/join-request-list.tsx'
import { joinRequestsShown } from '#app/features/people/joining-and-leaving/join-request-queries.server.ts'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Fold } from '#app/ui/fold.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.lmc.name ?? 'LMC'} · Concert` }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, by, lmcSlug, lmc, details, db, at } = await lmcPage(visit)
  const asked = listAsked(new URL(visit.request.url).searchParams)
  const answers = await inSharedTransaction(db, (tx) => openLmcAnswers(tx, lmcSlug, by, at))
  const steps = stepCounts(db, answers.practices, at)
  return {
    lmc,
    office: details.office,
    region: details.region?.name,
    asked,
    answers,
    asking: joinRequestsShown(db, { lmcSlug }, person, at).map(({ mayAnswer }) => ({ mayAnswer })),
    figures: lmcFiguresNow(db, lmcSlug),
    beside: deskNews(db, person, at),
    course: returnsHere(db, lmcSlug) ?? null,
    steps,
    waiting: waitingAt(db, lmcSlug, at),
    drawnRows: drawnPracticeRows(`/lmc/${lmcSlug}`, answers, asked),
  }
}

export default function Area() {
  const { lmc, office, region, asked, answers, figures, asking, course, steps, waiting, beside, drawnRows } =
    useLoaderData<typeof loader>()
  const counts = practiceCounts(answers.practices)
  const here = `/lmc/${lmc.slug}`
  return (
    <div className="ruled-sections">
      <PageHeading
        above={[office, region, `week of ${dayAndMonth(answers.week)}`].filter(Boolean).join(' · ')}
        beside={<AreaFiles here={here} toRemind={steps.toRemind} />}
      >
        {lmc.name}: {silentInWords(counts, answers.practices.length)}
      </PageHeading>
      <NotSeenYet news={beside} back={here} />
      <AskingToJoin requests={asking} href={`${here}/people`} />
      <MovesNote moves={waiting.moves} register={`${here}/register`} />
      <FridayStrip name={lmc.name} answers={answers} course={course} />
      <div className="split">
        <div>
          <section aria-labelledby="uptake">
            <SectionHeading id="uptake" beside={`of ${counts.sharingReporters} that report and share by name`}>
              Uptake
            </SectionHeading>
            <LmcUptake answers={answers} figures={figures} />
          </section>
          <SinceMonday moves={answers.moves} here={here} />
          <AnnouncedAndVote news={beside} />
        </div>
        <div>
          <section aria-labelledby="steps">
            <SectionHeading id="steps">What to do next</SectionHeading>
            <NextSteps counts={steps} waiting={waiting} here={here} />
          </section>
        </div>
      </div>
      <section aria-labelledby="practices">
        <SectionHeading id="practices" beside={<ListLinks here={here} />}>
          Practices
        </SectionHeading>
        <PracticeList here={here} answers={answers} asked={asked} drawnRows={drawnRows} />
        {answers.counts.length > 0 ? (
          <Fold title="What they answer to the actions’ own questions" beside="of those that share by name">
            <AnswerCountsList counts={answers.counts} />
          </Fold>
        ) : null}
      </section>
      <Fold title="A line for your newsletter" beside="from the published figures, to your practices">
        <NewsletterLine figures={figures} />
      </Fold>
      <Fold title="Published figures" beside="of all that report, beside region and England">
        {figures ? <LmcAreaFigures figures={figures} /> : <p>The first figures come with the first release.</p>}
      </Fold>
    </div>
  )
}
