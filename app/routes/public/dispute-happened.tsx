import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HappenedPage } from '#app/features/disputes/pages/dispute-page.tsx'
import { shownHappened } from '#app/features/disputes/pages/shown-page.server.tsx'
import { DrawnOrNow } from '#app/ui/drawn.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { disputePage } from '../shared-by-desks/dispute-file.server.ts'

export const handle: PageHandle = { cached: { query: ['as-at', 'known'] }, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found?.title ?? 'Dispute'}: what happened · Concert` },
]

export const loader = (visit: LoaderFunctionArgs) => disputePage(visit, '/happened', (asked) => shownHappened({ asked }))

export default function DisputeHappened() {
  return <DrawnOrNow page={useLoaderData<typeof loader>().page} of={HappenedPage} />
}
