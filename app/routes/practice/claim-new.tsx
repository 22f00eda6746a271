import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { NewClaimDesk } from '#app/features/disputes/claims/claims-desk.tsx'
import { claimSchemes, seenOfSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import { FormState } from '#app/ui/form-state.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { takeClaimForm } from '../shared-by-desks/claim-desk.server.ts'
import { practicePerson } from '../shared-by-desks/guards.server.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const meta: MetaFunction = () => [{ title: 'Write down a claim · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, details, db, today } = await practicePage(visit)
  const schemes = claimSchemes(db, today)
  const back = { href: `/practice/${practiceCode}/claims`, words: 'Our claims' }
  return { schemes, marker: seenOfSchemes(schemes), back, mayBegin: details.open }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit)
  const list = `/practice/${practiceCode}/claims`
  return takeClaimForm(visit, { who: { practiceCode }, claimId: null, list, by: person.id })
}

export default function NewClaim() {
  const { schemes, marker, back, mayBegin } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <NewClaimDesk schemes={schemes} marker={marker} back={back} mayBegin={mayBegin} />
    </FormState>
  )
}
