import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { TimelineList } from '#app/features/timeline/pages/timeline-list.tsx'
import { timeline } from '#app/features/timeline/pages/timeline-queries.server.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'

export const handle: PageHandle = { cached: {} }
export const meta: MetaFunction = () => [{ title: 'Timeline · Concert' }]

export function loader(visit: LoaderFunctionArgs) {
  const { db, at, today } = contextOf(visit)
  return { lines: timeline(db, at), today }
}

export default function Timeline() {
  const { lines, today } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading lead="Rounds, menus, ballots and what happened around them, the latest first. A date is as exact as its source.">
        Timeline
      </PageHeading>
      {lines.length === 0 ? <p>Nothing is recorded yet.</p> : <TimelineList lines={lines} today={today} />}
    </>
  )
}
