import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HappenedPage } from '#app/features/disputes/pages/dispute-page.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { disputePage } from '../shared-by-desks/dispute-file.server.ts'

export const handle: PageHandle = { cached: { query: ['as-at', 'known'] }, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found?.asked.dispute.title ?? 'Dispute'}: what happened · Concert` },
]

export const loader = (visit: LoaderFunctionArgs) => disputePage(visit, '/happened')

export default function DisputeHappened() {
  const { asked } = useLoaderData<typeof loader>()
  return <HappenedPage asked={asked} />
}
