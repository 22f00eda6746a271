import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ClaimDesk } from '#app/features/disputes/claims/claim-desk.tsx'
import { claimById } from '#app/features/disputes/claims/claim-queries.server.ts'
import { ClaimLetters } from '#app/features/practice-desk/letter-claims/claim-letters.tsx'
import { lettersOfClaim } from '#app/features/practice-desk/letter-claims/claim-letters-queries.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { claimPage, takeClaimForm } from '../shared-by-desks/claim-desk.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
// No sum and no scheme: titles stay in the history of a browser that others use.
export const meta: MetaFunction = () => [{ title: 'A claim · Our claims · Concert' }]

async function asked(visit: LoaderFunctionArgs) {
  const entered = await practicePerson(visit)
  const { db, practiceCode } = entered
  const claim = claimById(db, { practiceCode }, visit.params.claim ?? '')
  if (!claim) throw notFound()
  return { ...entered, claim, list: `/practice/${practiceCode}/claims` }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { claim, practiceCode, db, list } = await asked(visit)
  const whoSees =
    'Only your own people. Neither a claim nor its sum leaves the practice through Concert: once sent, it counts in blurred totals for England, its sum only among fifty practices or more.'
  return {
    page: claimPage(visit, claim, { back: { href: list, words: 'Our claims' }, whoSees }),
    letters: lettersOfClaim(db, practiceCode, claim),
  }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode, claim, list } = await asked(visit)
  return takeClaimForm(visit, { who: { practiceCode }, claimId: claim.id, list, by: person.id })
}

export default function Claim() {
  const { page, letters } = useLoaderData<typeof loader>()
  return <ClaimDesk page={page} refused={useActionData<typeof action>()} letters={<ClaimLetters letters={letters} />} />
}
