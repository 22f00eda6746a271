import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SearchForm, SearchResults } from '#app/features/help/search/search-parts.tsx'
import { search } from '#app/features/help/search/search-queries.server.ts'
import { deskOf, roleAt } from '#app/features/people/accounts/people-rules.ts'
import { Columns } from '#app/ui/columns.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { readerOf } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true, cached: { query: ['q'] } }
export const meta: MetaFunction = () => [{ title: 'Search · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const person = await readerOf(visit)
  const { db, at } = contextOf(visit)
  const role = person && roleAt(person, '/search')
  const desk = role?.practiceCode ? deskOf(role) : undefined
  const searched = search(db, new URL(visit.request.url).searchParams.get('q'), at, desk)
  return data(searched, { status: searched.refused ? 400 : 200 })
}

const SEARCHED = [
  ['/menu', 'The menu and its actions'],
  ['/glossary', 'The glossary'],
  ['/how-figures-are-protected', 'How figures are protected'],
  ['/privacy', 'Privacy notice'],
  ['/record-of-processing', 'Record of processing'],
] as const

export default function Search() {
  const { typed, answer, refused } = useLoaderData<typeof loader>()
  return (
    <>
      <ErrorSummary errors={refused ? { q: refused } : undefined} />
      <PageHeading lead="Published words are searched, and for a practice its pages and letters by their names. What a practice keeps is never searched.">
        Search
      </PageHeading>
      <SearchForm typed={typed} refused={refused} />
      <Columns
        sideLabel="What is searched"
        side={
          <>
            <SectionHeading>What is searched</SectionHeading>
            <ul className="plain-list">
              {SEARCHED.map(([href, words]) => (
                <li key={href}>
                  <a href={href}>{words}</a>
                </li>
              ))}
            </ul>
          </>
        }
      >
        {answer ? (
          <SearchResults typed={typed} answer={answer} />
        ) : (
          <p className="soft">One word is enough, such as contacts, notice or mandate.</p>
        )}
      </Columns>
    </>
  )
}
