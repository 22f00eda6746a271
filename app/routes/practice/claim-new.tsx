import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { NewClaimDesk } from '#app/features/disputes/claims/claims-desk.tsx'
import { claimSchemes, seenOfSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { FormState } from '#app/ui/form-state.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { takeClaimForm } from '../shared-by-desks/claim-desk.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'Write down a claim · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode } = await practicePerson(visit, visit.params.practice)
  const { db, now } = visit.context
  const today = dayOf(now())
  const details = practiceByCode(db, practiceCode, today)
  if (!details) throw notFound()
  const schemes = claimSchemes(db, today)
  const back = { href: `/practice/${practiceCode}/claims`, words: 'Our claims' }
  return { schemes, marker: seenOfSchemes(schemes), back, mayBegin: details.open }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit, visit.params.practice)
  const at = `/practice/${practiceCode}/claims`
  return takeClaimForm(visit, { who: { practiceCode }, claimId: null, at, by: person.id })
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
