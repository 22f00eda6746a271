import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { disputesOn } from '#app/features/disputes/file/dispute-queries.server.ts'
import { DisputeList, lineOf } from '#app/features/disputes/pages/dispute-list.tsx'
import { dayOf } from '#app/platform/time.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'

export const handle: PageHandle = { cached: {}, wide: true }
export const meta: MetaFunction = () => [{ title: 'Disputes · Concert' }]

export function loader({ context: { db, now } }: LoaderFunctionArgs) {
  return { disputes: disputesOn(db, dayOf(now())).map(lineOf) }
}

export default function Disputes() {
  const { disputes } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading lead="What the committee asks, of whom, by when, and what came of it. Every statement has its day and its source; what a body answers stands beside what is said of it.">
        Disputes
      </PageHeading>
      <DisputeList disputes={disputes} />
    </>
  )
}
