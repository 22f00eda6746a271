import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ClaimDesk } from '#app/features/disputes/claims/claim-desk.tsx'
import { claimValues } from '#app/features/disputes/claims/claim-form.ts'
import { claimById } from '#app/features/disputes/claims/claim-queries.server.ts'
import { claimSchemes, seenOfSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import { dayOf } from '#app/platform/time.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { takeClaimForm } from '../shared-by-desks/claim-desk.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
// No sum and no scheme: titles stay in the history of a browser that others use.
export const meta: MetaFunction = () => [{ title: 'A claim · Our claims · Concert' }]

async function asked(visit: LoaderFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit, visit.params.practice)
  const claim = claimById(visit.context.db, { practiceCode }, visit.params.claim ?? '')
  if (!claim) throw notFound()
  return { person, practiceCode, claim, at: `/practice/${practiceCode}/claims` }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { claim, at } = await asked(visit)
  const { db, now } = visit.context
  const today = dayOf(now())
  const schemes = claimSchemes(db, today)
  const whoSees =
    'Your own people alone. No claim leaves the practice by Concert, and no sum of one: at the most it counts, among many, in a blurred figure of England.'
  const back = { href: at, words: 'Our claims' }
  return { claim, schemes, marker: seenOfSchemes(schemes), today, back, whoSees, start: claimValues(claim) }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode, claim, at } = await asked(visit)
  return takeClaimForm(visit, { who: { practiceCode }, claimId: claim.id, at, by: person.id })
}

export default function Claim() {
  const { claim, schemes, marker, today, back, start, whoSees } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <ClaimDesk
      claim={claim}
      schemes={schemes}
      marker={marker}
      today={today}
      back={back}
      start={start}
      whoSees={whoSees}
      refused={refused}
    />
  )
}
