import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CompareForm } from '#app/features/menu/editions/compare-form.tsx'
import { ComparisonView } from '#app/features/menu/editions/comparison-view.tsx'
import { type ComparedEdition, comparisonPage, publishedEditions } from '#app/features/menu/editions/edition-queries.server.ts'
import { GapNote } from '#app/features/menu/editions/gap-note.tsx'
import { publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { Columns } from '#app/ui/columns.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: { query: ['from', 'to'] }, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page ? `${data.page.from.title} and ${data.page.to.title}` : 'Compare editions'} · Concert` },
]

export function loader(visit: LoaderFunctionArgs) {
  const { db, at } = contextOf(visit)
  const asked = new URL(visit.request.url).searchParams
  const [from, to] = [asked.get('from'), asked.get('to')]
  const editions = publishedEditions(db, at).flatMap((round) => round.editions.map(({ slug, title }) => ({ slug, title })))
  const page = from !== null && to !== null ? comparisonPage(db, from, to, at) : undefined
  if (!page && (from !== null || to !== null)) throw notFound()
  return { editions, page: page ?? null }
}

export default function Compare() {
  const { editions, page } = useLoaderData<typeof loader>()
  const form =
    editions.length > 0 ? (
      <CompareForm editions={editions} from={page?.from.slug ?? editions[1]?.slug} to={page?.to.slug ?? editions[0]?.slug} />
    ) : (
      <p>No menu is published yet.</p>
    )
  return (
    <>
      <PageHeading
        above={
          <>
            <a href="/menu">Menu</a> · <a href="/menu/editions">Editions</a>
          </>
        }
        lead={
          page
            ? 'What the later edition added, dropped, paused, reworded and moved, with the reasons it gives.'
            : 'Choose two editions.'
        }
      >
        {page ? `${page.from.title} and ${page.to.title}` : 'Compare editions'}
      </PageHeading>
      {page ? (
        <Columns
          sideLabel="The two editions"
          side={
            <>
              <SectionHeading>The two editions</SectionHeading>
              <ul className="plain-list">
                <li>Before: {editionInWords(page.from)}</li>
                <li>After: {editionInWords(page.to)}</li>
              </ul>
              <section className="not-on-paper">
                <SectionHeading>Compare others</SectionHeading>
                {form}
              </section>
            </>
          }
        >
          {page.to.gap || page.from.gap ? <GapNote gap={page.to.gap ?? page.from.gap} /> : null}
          <ComparisonView comparison={page.comparison} />
        </Columns>
      ) : (
        form
      )}
    </>
  )
}

function editionInWords(edition: ComparedEdition) {
  return (
    <>
      <a href={`/menu/editions/${edition.slug}`}>{edition.title}</a>, edition {edition.number} of “{edition.roundTitle}”,{' '}
      {publishedWords(edition)}
      {edition.gap ? `; one source counts ${edition.gap.counted}` : ''}
    </>
  )
}
