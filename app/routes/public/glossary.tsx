import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SearchForm } from '#app/features/help/search/search-parts.tsx'
import { guide } from '#app/platform/guides.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { GuidePage } from './guide-page.tsx'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Glossary · Concert' }]

export function loader(visit: LoaderFunctionArgs) {
  const { today } = contextOf(visit)
  return guide('glossary', today)
}

export default function Glossary() {
  return (
    <div className="glossary">
      <GuidePage folded guide={useLoaderData<typeof loader>()}>
        <SearchForm />
      </GuidePage>
    </div>
  )
}
