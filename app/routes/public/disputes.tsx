import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { askedDisputes } from '#app/features/disputes/file/dispute-queries.server.ts'
import { AsAtForm, RefusedDay } from '#app/features/disputes/pages/as-at-form.tsx'
import { DisputeList, lineOf } from '#app/features/disputes/pages/dispute-list.tsx'
import { asAtQuery, asAtWords } from '#app/features/disputes/pages/dispute-words-of.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'

export const handle: PageHandle = { cached: { query: ['as-at', 'known'] }, wide: true }
export const meta: MetaFunction = () => [{ title: 'Disputes · Concert' }]

export function loader(visit: LoaderFunctionArgs) {
  const { db, today } = contextOf(visit)
  const { searchParams } = new URL(visit.request.url)
  const typed = { asAt: searchParams.get('as-at'), known: searchParams.get('known') }
  const { disputes, ...asked } = askedDisputes(db, typed, today)
  return data({ asked, disputes: disputes.map(lineOf) }, { status: asked.refused ? 404 : 200 })
}

export default function Disputes() {
  const { asked, disputes } = useLoaderData<typeof loader>()
  const { day, known, today, refused } = asked
  return (
    <>
      <RefusedDay action="/disputes" refused={refused} what="the list" />
      <PageHeading
        above={today ? null : <a href="/disputes">The list today</a>}
        lead="What the committee asks, of whom, by when, and what came of it. Every statement has its day and its source; what a body answers stands beside what is said of it."
        beside={<AsAtForm action="/disputes" day={day} known={known} refused={refused} />}
      >
        Disputes{today ? '' : `, ${asAtWords({ day, known })}`}
      </PageHeading>
      <DisputeList
        disputes={disputes}
        asAt={asAtQuery({ day, known }, today)}
        empty={today ? 'No dispute is on file.' : `No dispute was on file ${asAtWords({ day, known })}.`}
      />
    </>
  )
}
