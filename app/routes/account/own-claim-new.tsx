import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { NewClaimDesk } from '#app/features/disputes/claims/claims-desk.tsx'
import { claimSchemes, seenOfSchemes } from '#app/features/disputes/claims/schemes.server.ts'
import { FormState } from '#app/ui/form-state.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { doctorOf, takeClaimForm } from '../shared-by-desks/claim-desk.server.ts'
import { notFound, signedIn } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'Write down a claim of my own · Concert' }]

async function doctor(visit: LoaderFunctionArgs) {
  const entered = await signedIn(visit)
  const who = doctorOf(entered)
  if (!who?.hasRole) throw notFound()
  return { ...entered, who }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { db, today } = await doctor(visit)
  const schemes = claimSchemes(db, today)
  return { schemes, marker: seenOfSchemes(schemes), back: { href: '/account/claims', words: 'My claims' }, mayBegin: true }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, who } = await doctor(visit)
  return takeClaimForm(visit, { who, claimId: null, list: '/account/claims', by: person.id })
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
