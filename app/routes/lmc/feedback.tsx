import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { FeedbackDesk } from '../shared-by-desks/feedback-desk.tsx'
import { feedbackSent, feedbackShown } from '../shared-by-desks/feedback-visit.server.ts'
import { lmcOfficer } from '../shared-by-desks/guards.server.ts'
import { lmcPage } from '../shared-by-desks/lmc-page.server.ts'

export const handle: PageHandle = { longForm: true, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Feedback of ${page?.lmc.name ?? 'the LMC'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug, lmc } = await lmcPage(visit)
  return { lmc, shown: feedbackShown(visit, { lmcSlug }) }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, lmcSlug } = await lmcOfficer(visit)
  return feedbackSent(visit, { lmcSlug }, person.id, `/lmc/${lmcSlug}/feedback`)
}

export default function LmcFeedback() {
  const { lmc, shown } = useLoaderData<typeof loader>()
  return (
    <FeedbackDesk
      shown={shown}
      refused={useActionData<typeof action>()}
      above={<a href={`/lmc/${lmc.slug}`}>{lmc.name}</a>}
      known={`The committee sees it as coming from ${lmc.name}, with the day and without your name. Name no practice and no patient.`}
    />
  )
}
