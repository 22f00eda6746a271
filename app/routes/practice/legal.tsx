import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LegalDesk } from '#app/features/practice-desk/evidence/legal-desk.tsx'
import { legalOverview } from '#app/features/practice-desk/evidence/legal-overview.server.ts'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Going to law · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, details, db, today } = await practicePage(visit)
  return { details, disputes: legalOverview(db, practiceCode, today) }
}

export default function Legal() {
  const { details, disputes } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead="Where a legal route is supported: what your practice needs, the pack to take along, and whom to ask."
      >
        Going to law
      </PageHeading>
      <LegalDesk details={details} disputes={disputes} />
    </>
  )
}
