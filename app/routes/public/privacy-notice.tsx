import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guide } from '#app/platform/guides.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { GuidePage } from './guide-page.tsx'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Privacy notice · Concert' }]

export function loader(visit: LoaderFunctionArgs) {
  const { today, settings } = contextOf(visit)
  const words = guide('privacy-notice', today)
  return { words, controller: settings.controller, months: settings.retentionMonths }
}

export default function PrivacyNotice() {
  const { words, controller, months } = useLoaderData<typeof loader>()
  return (
    <GuidePage folded guide={words}>
      <SummaryList
        rows={[
          { term: 'Who is responsible', value: controller ?? 'Not named: this site is not open to practices yet.' },
          { term: 'How long answers of single practices are kept', value: `${months} months after the last day of their round` },
          { term: 'How to ask', value: <a href="/account/details">My details</a> },
        ]}
      />
    </GuidePage>
  )
}
