import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LinesPage } from '#app/features/disputes/pages/dispute-page.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { disputePage } from '../shared-by-desks/dispute-file.server.ts'

export const handle: PageHandle = { cached: { query: ['as-at', 'known'] }, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found?.asked.dispute.title ?? 'Dispute'}: how far each line has gone · Concert` },
]

export const loader = (visit: LoaderFunctionArgs) => disputePage(visit, '/lines')

export default function DisputeLines() {
  const { asked } = useLoaderData<typeof loader>()
  return <LinesPage asked={asked} />
}
