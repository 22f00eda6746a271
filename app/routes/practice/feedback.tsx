import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { FeedbackDesk } from '../shared-by-desks/feedback-desk.tsx'
import { feedbackSent, feedbackShown } from '../shared-by-desks/feedback-visit.server.ts'
import { practicePerson } from '../shared-by-desks/guards.server.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const handle: PageHandle = { longForm: true, wide: true }
export const meta: MetaFunction = () => [{ title: 'Feedback to the committee · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, details } = await practicePage(visit)
  return { details, shown: feedbackShown(visit, { practiceCode }) }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit)
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
