import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { lettersOfLines } from '#app/features/practice-desk/letter-lines/letters-of-line-queries.server.ts'
import { ClosedNote, PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { RegistersDesk, registersLead, registersTitle } from '#app/features/registers/pages/registers-desk.tsx'
import { registersPage } from '#app/features/registers/pages/registers-page-queries.server.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Registers · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, db, at } = await practicePerson(visit)
  const page = registersPage(db, practiceCode, new URL(visit.request.url).searchParams, at)
  if (!page) throw notFound()
  return { page, letters: lettersOfLines(db, practiceCode) }
}

export default function Registers() {
  const { page, letters } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading
        above={<PracticeDetailsLine details={page.details} />}
        lead={`${registersLead(page)} Your own people alone see this page. No commissioner learns from Concert; a public body may ask you for what stands here.`}
      >
        {registersTitle(page)}
      </PageHeading>
      {page.details.open ? null : <ClosedNote details={page.details} />}
      <RegistersDesk page={page} letters={letters} />
    </>
  )
}
