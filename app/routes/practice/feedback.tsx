import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { dayOf } from '#app/platform/time.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { FeedbackDesk } from '../shared-by-desks/feedback-desk.tsx'
import { feedbackSent, feedbackShown } from '../shared-by-desks/feedback-visit.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { longForm: true, wide: true }
export const meta: MetaFunction = () => [{ title: 'Feedback to the committee · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode } = await practicePerson(visit, visit.params.practice)
  const details = practiceByCode(visit.context.db, practiceCode, dayOf(visit.context.now()))
  if (!details) throw notFound()
  return { details, shown: feedbackShown(visit, { practiceCode }) }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit, visit.params.practice)
  return feedbackSent(visit, { practiceCode }, person.id, `/practice/${practiceCode}/feedback`)
}

export default function PracticeFeedback() {
  const { details, shown } = useLoaderData<typeof loader>()
  return (
    <FeedbackDesk
      shown={shown}
      refused={useActionData<typeof action>()}
      above={<PracticeDetailsLine details={details} />}
      known="The committee sees your region and the week, but not your practice. Your LMC does not see it. Do not name your practice or a patient."
    />
  )
}
