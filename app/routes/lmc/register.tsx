import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { movesToTell } from '#app/features/lmc-desk/boundary-moves/boundary-move-queries.server.ts'
import { MovesList } from '#app/features/lmc-desk/boundary-moves/boundary-moves.tsx'
import { markMovesSeen } from '#app/features/lmc-desk/boundary-moves/mark-seen.server.ts'
import { ClosedPractices } from '#app/features/lmc-desk/register-requests/closed-practices.tsx'
import { closedPracticesOf } from '#app/features/lmc-desk/register-requests/practice-in-lmc-queries.server.ts'
import { RequestItems } from '#app/features/lmc-desk/register-requests/request-list.tsx'
import { isToAnswer, requestsOfLmc } from '#app/features/lmc-desk/register-requests/request-queries.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcOfficer } from '../shared-by-desks/guards.server.ts'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `The register of ${page?.lmc.name ?? 'an LMC'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug, lmc, db, at, today } = await lmcPage(visit)
  const requests = requestsOfLmc(db, lmcSlug, at)
  return {
    lmc,
    moved: movesToTell(db, lmcSlug, at),
    toAnswer: requests.filter((request) => isToAnswer(request, lmcSlug)),
    asked: requests.filter(({ state, lmc: by, other }) => state === 'waiting' && by.slug === lmcSlug && other?.slug !== lmcSlug),
    over: requests.filter(({ state }) => state !== 'waiting').reverse(),
    closed: closedPracticesOf(db, lmcSlug, today),
  }
}

/** Marks the moves shown as seen. */
export async function action(visit: ActionFunctionArgs) {
  const { by, lmcSlug, db, at } = await lmcOfficer(visit)
  const { shown = '' } = namedFields(await visit.request.formData(), ['shown'])
  const seen = await inSharedTransaction(db, (tx) => markMovesSeen(tx, lmcSlug, shown, by, at))
  const done = seen > 0 ? 'Marked as seen, for every officer of your LMC.' : 'It was marked as seen already.'
  return redirectSaying(visit, `/lmc/${lmcSlug}/register`, { done })
}

export default function Register() {
  const { lmc, moved, toAnswer, asked, over, closed } = useLoaderData<typeof loader>()
  const desk = `/lmc/${lmc.slug}`
  const here = `${desk}/register`
  return (
    <div className="ruled-sections">
      <PageHeading
        above={<a href={desk}>{lmc.name}</a>}
        lead={
          <>
            Which practices are yours, since when, and who took over from those that closed. If one is not yours, say so on its
            own page: <a href={`${desk}#practices`}>your practices</a>.
          </>
        }
      >
        {toAnswer.length === 0
          ? 'Nothing waits at your register'
          : `${toAnswer.length} ${toAnswer.length === 1 ? 'thing waits' : 'things wait'} for your answer`}
      </PageHeading>
      {moved.length > 0 ? (
        <section aria-labelledby="moved">
          <SectionHeading id="moved">Your boundary moved</SectionHeading>
          <MovesList moves={moved} />
        </section>
      ) : null}
      {toAnswer.length > 0 ? (
        <section aria-labelledby="to-answer">
          <SectionHeading id="to-answer">For you to answer, longest first</SectionHeading>
          <RequestItems requests={toAnswer} here={here} />
        </section>
      ) : null}
      {asked.length > 0 ? (
        <section aria-labelledby="asked">
          <SectionHeading id="asked">What you asked</SectionHeading>
          <RequestItems requests={asked} here={here} />
        </section>
      ) : null}
      <section aria-labelledby="closed">
        <SectionHeading id="closed">Closed, and who took over</SectionHeading>
        <ClosedPractices closed={closed} here={desk} />
      </section>
      {over.length > 0 ? (
        <section aria-labelledby="over">
          <SectionHeading id="over" beside="the last 28 days">
            Answered, or over
          </SectionHeading>
          <RequestItems requests={over} here={here} />
        </section>
      ) : null}
    </div>
  )
}
