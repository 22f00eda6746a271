import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guide } from '#app/platform/guides.server.ts'
import { dayOf } from '#app/platform/time.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { GuidePage } from './guide-page.tsx'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Record of processing · Concert' }]

export function loader({ context: { now } }: LoaderFunctionArgs) {
  return guide('record-of-processing', dayOf(now()))
}

export default function RecordOfProcessing() {
  return <GuidePage folded guide={useLoaderData<typeof loader>()} />
}
