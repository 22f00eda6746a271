import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { confirmWaiting } from '#app/features/disputes/failures/confirm-waiting.server.ts'
import { FAILURE_REFUSALS } from '#app/features/disputes/failures/failure-words.ts'
import { FailuresDesk, failuresTitle } from '#app/features/disputes/failures/failures-desk.tsx'
import { failuresPage } from '#app/features/disputes/failures/failures-page-queries.server.ts'
import { InEngland } from '#app/features/disputes/logged/in-england.tsx'
import { loggedInEngland } from '#app/features/disputes/logged/logged-in-england.server.ts'
import { ClosedNote, PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Service failures · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, db, at } = await practicePerson(visit)
  const all = new URL(visit.request.url).searchParams.get('show') === 'all'
  const page = failuresPage(db, practiceCode, all, at)
  if (!page) throw notFound()
  return { page, england: loggedInEngland(db, at) }
}

/** One press a week: everything open is still waited for. */
export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at } = await practicePerson(visit)
  const outcome = await inSharedTransaction(db, (tx) => confirmWaiting(tx, practiceCode, by, at))
  if (!outcome.ok) return data({ errors: { '': FAILURE_REFUSALS[outcome.reason] } }, { status: 422 })
  return redirectSaying(visit, `/practice/${practiceCode}/failures`, { done: 'Confirmed for this week.' })
}

export default function Failures() {
  const { page, england } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <FormState errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<PracticeDetailsLine details={page.details} />}
        lead="What a contractor or commissioner did not deliver, as your practice logs it: by service line, with its days, time and cost."
      >
        {failuresTitle(page)}
      </PageHeading>
      {page.details.open ? null : <ClosedNote details={page.details} />}
      <FailuresDesk page={page} england={<InEngland england={england} />} />
    </FormState>
  )
}
