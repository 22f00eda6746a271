import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { claimsOf } from '#app/features/disputes/claims/claim-queries.server.ts'
import { ClaimsDesk } from '#app/features/disputes/claims/claims-desk.tsx'
import { claimsTitle } from '#app/features/disputes/claims/claims-list.tsx'
import { claimSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import { ClosedNote, PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Our claims · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, details, db, today } = await practicePage(visit)
  return { details, today, claims: claimsOf(db, { practiceCode }), schemes: claimSchemes(db, today) }
}

export default function Claims() {
  const { details, today, claims, schemes } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead="What your practice claims for losses through a service that failed: what was lost, where the claim went, what came of it."
      >
        {claimsTitle(claims, today)}
      </PageHeading>
      {details.open ? null : (
        <>
          <ClosedNote details={details} />
          <p>
            A claim that waits can be taken further. With its last entry, or the closing where that came later, it counts as over:
            it is removed when claims of that time are.
          </p>
        </>
      )}
      <ClaimsDesk
        claims={claims}
        schemes={schemes}
        at={`/practice/${details.code}/claims`}
        today={today}
        mayBegin={details.open}
        whoSees="Only your own people. Neither a claim nor its sum leaves the practice through Concert: once sent, it counts in blurred totals for England, its sum only among fifty practices or more. No commissioner learns anything from Concert."
        kept={{ href: '/account/claims', words: 'My claims' }}
        also={{ href: `/practice/${details.code}/failures`, words: 'Failures your practice logged' }}
      />
    </>
  )
}
