import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { practiceProviders } from '#app/features/practice-desk/provider-files/practice-providers-queries.server.ts'
import { ProviderFiles } from '#app/features/practice-desk/provider-files/provider-desk.tsx'
import { ClosedNote, PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Local providers · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, db, today } = await practicePerson(visit)
  const page = practiceProviders(db, practiceCode, today)
  if (!page) throw notFound()
  return { page }
}

export default function Providers() {
  const { page } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading
        above={<PracticeDetailsLine details={page.details} />}
        lead="What your LMC keeps, in counts and days, about bodies of your area that do not deliver. You add what you allow."
      >
        Local providers
      </PageHeading>
      {page.details.open ? null : <ClosedNote details={page.details} />}
      <ProviderFiles page={page} />
    </>
  )
}
