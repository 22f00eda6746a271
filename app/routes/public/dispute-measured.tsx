import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { disputeForPage } from '#app/features/disputes/file/dispute-for-page.ts'
import { MeasuredPage } from '#app/features/disputes/pages/dispute-page.tsx'
import { withSurveys } from '#app/features/disputes/survey-results/with-surveys.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { disputeAsked } from '../shared-by-desks/dispute-file.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: { query: ['as-at', 'known'] }, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found?.asked.dispute.title ?? 'Dispute'}: what was measured · Concert` },
]

export function loader(visit: LoaderFunctionArgs) {
  const { db } = contextOf(visit)
  const asked = disputeAsked(visit)
  if (!asked) throw notFound()
  return data(withSurveys(db, { ...asked, dispute: disputeForPage(asked.dispute, '/measured') }), {
    status: asked.ok ? 200 : 404,
  })
}

export default function DisputeMeasured() {
  const { asked, waves } = useLoaderData<typeof loader>()
  return <MeasuredPage asked={asked} waves={waves} />
}
