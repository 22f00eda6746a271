import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { claimsOf } from '#app/features/disputes/claims/claim-queries.server.ts'
import { ClaimsDesk } from '#app/features/disputes/claims/claims-desk.tsx'
import { claimsTitle } from '#app/features/disputes/claims/claims-list.tsx'
import { claimSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { doctorOf } from '../shared-by-desks/claim-desk.server.ts'
import { signedIn } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'My claims · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db, today } = await signedIn(visit)
  const who = doctorOf({ person, db })
  return {
    today,
    claims: who ? claimsOf(db, who) : [],
    schemes: claimSchemes(db, today),
    keeps: who !== undefined,
    mayBegin: who?.hasRole === true,
  }
}

export default function OwnClaims() {
  const { today, claims, schemes, keeps, mayBegin } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading
        above={<a href="/account/details">My account</a>}
        lead={
          keeps
            ? 'What you claim for losses of your own, such as earnings lost while you waited for the performers list.'
            : 'A claim of your own is kept here by people with a role in a practice. You have none: the guide and its letter are for you.'
        }
      >
        {keeps ? claimsTitle(claims, today) : 'My claims'}
      </PageHeading>
      <ClaimsDesk
        claims={claims}
        schemes={schemes}
        at="/account/claims"
        today={today}
        mayBegin={mayBegin}
        whoSees="Only you: not even the partners of your practice. It is in no record of the practice and in no figure, and is deleted with your account."
        also={{ href: '/claims', words: 'What a claim needs, and a letter to fill in' }}
      />
    </>
  )
}
