import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guide } from '#app/platform/guides.server.ts'
import { GuidePage } from './guide-page.tsx'

export const meta: MetaFunction = () => [{ title: 'Record of processing · Concert' }]

export function loader() {
  return guide('record-of-processing')
}

export default function RecordOfProcessing() {
  return <GuidePage guide={useLoaderData<typeof loader>()} />
}
