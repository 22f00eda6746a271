import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SearchForm, SearchResults } from '#app/features/help/search/search-parts.tsx'
import { search } from '#app/features/help/search/search-queries.server.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'

export const handle: PageHandle = { cached: { query: ['q'] } }
export const meta: MetaFunction = () => [{ title: 'Search · Concert' }]

export function loader({ request, context: { db, now } }: LoaderFunctionArgs) {
  const searched = search(db, new URL(request.url).searchParams.get('q'), now())
  return data(searched, { status: searched.refused ? 400 : 200 })
}

export default function Search() {
  const { typed, answer, refused } = useLoaderData<typeof loader>()
  return (
    <>
      <ErrorSummary errors={refused ? { q: refused } : undefined} />
      <PageHeading lead="Published words alone are searched: nothing of a practice is among them.">Search</PageHeading>
      <SearchForm typed={typed} refused={refused} />
      {answer ? <SearchResults typed={typed} answer={answer} /> : null}
    </>
  )
}
