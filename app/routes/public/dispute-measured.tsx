import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { MeasuredPage } from '#app/features/disputes/pages/dispute-page.tsx'
import { shownMeasured } from '#app/features/disputes/pages/shown-page.server.tsx'
import { withSurveys } from '#app/features/disputes/survey-results/with-surveys.server.ts'
import { DrawnOrNow } from '#app/ui/drawn.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { disputePage } from '../shared-by-desks/dispute-file.server.ts'

export const handle: PageHandle = { cached: { query: ['as-at', 'known'] }, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found?.title ?? 'Dispute'}: what was measured · Concert` },
]

export const loader = (visit: LoaderFunctionArgs) =>
  disputePage(visit, '/measured', (asked) => shownMeasured(withSurveys(contextOf(visit).db, asked)))

export default function DisputeMeasured() {
  return <DrawnOrNow page={useLoaderData<typeof loader>().page} of={MeasuredPage} />
}
