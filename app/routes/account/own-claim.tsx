import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ClaimDesk } from '#app/features/disputes/claims/claim-desk.tsx'
import { claimById } from '#app/features/disputes/claims/claim-queries.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { claimPage, doctorOf, takeClaimForm } from '../shared-by-desks/claim-desk.server.ts'
import { notFound, signedIn } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
// No sum and no scheme: titles stay in the history of a browser that others use.
export const meta: MetaFunction = () => [{ title: 'A claim · My claims · Concert' }]

async function asked(visit: LoaderFunctionArgs) {
  const entered = await signedIn(visit)
  const who = doctorOf(entered)
  const claim = who && claimById(entered.db, who, visit.params.ownClaim ?? '')
  if (!claim) throw notFound()
  return { ...entered, who, claim }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { claim } = await asked(visit)
  const whoSees = 'Only you: not even the partners of your practice. Taken off the list, it is deleted for good.'
  return claimPage(visit, claim, { back: { href: '/account/claims', words: 'My claims' }, whoSees })
}

export async function action(visit: ActionFunctionArgs) {
  const { person, who, claim } = await asked(visit)
  return takeClaimForm(visit, { who, claimId: claim.id, list: '/account/claims', by: person.id })
}

export default function OwnClaim() {
  return <ClaimDesk page={useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
}
