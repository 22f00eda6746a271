import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { lettersOfLines } from '#app/features/practice-desk/letter-lines/letters-of-line-queries.server.ts'
import { lettersOn } from '#app/features/practice-desk/letter-texts/letter-texts.server.ts'
import { ClosedNote, PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { AskedTable, Doors, ReleaseSide } from '#app/features/registers/pages/asked-doors.tsx'
import { askedPage } from '#app/features/registers/pages/asked-page-queries.server.ts'
import { DOOR_WORDS } from '#app/features/registers/pages/door-words.ts'
import { Columns } from '#app/ui/columns.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'The ICB asks us · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, db, at } = await practicePerson(visit)
  const page = askedPage(db, practiceCode, at)
  if (!page) throw notFound()
  const letters = lettersOn(page.today)
  const slugs = Object.values(DOOR_WORDS).flatMap(({ letters: ofDoor }) => ofDoor)
  const titles = Object.fromEntries(slugs.flatMap((slug) => (letters.has(slug) ? [[slug, letters.get(slug)!.data.title]] : [])))
  return { page, titles: titles as Record<string, string>, letters: lettersOfLines(db, practiceCode) }
}

export default function Asked() {
  const { page, titles, letters } = useLoaderData<typeof loader>()
  const { details, waiting } = page
  const here = `/practice/${details.code}`
  return (
    <>
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead="Four different questions arrive under one name. Which one it is comes first: what is owed, and by when, differs."
        beside={<a href={`${here}/registers/asked/load`}>CSV, and load CSV or Excel</a>}
      >
        {waiting === 0 ? 'The ICB asks us' : `The ICB asks us: ${waiting === 1 ? 'one waits' : `${waiting} wait`} for an answer`}
      </PageHeading>
      {details.open ? null : <ClosedNote details={details} />}
      <Columns sideLabel="What may be asked for" side={<ReleaseSide />}>
        {page.lines.length > 0 ? (
          <section aria-labelledby="came-in">
            <SectionHeading id="came-in" beside="what waits first">
              What came in
            </SectionHeading>
            <AskedTable here={here} page={page} letters={letters} />
          </section>
        ) : null}
        <Doors here={here} open={details.open} titles={titles} lmc={details.lmc?.name} />
      </Columns>
    </>
  )
}
