import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseProgress, progressFields } from '#app/features/adoption/progress/progress-form.ts'
import { PROGRESS_REFUSALS } from '#app/features/adoption/progress/progress-rules.ts'
import { recordProgress } from '#app/features/adoption/progress/record-progress.server.ts'
import { drawnFrom, LIMITS } from '#app/features/adoption/statements/adoption-form.ts'
import { ProgressForm, type ProgressRefused } from '#app/features/practice-desk/answering/news-form.tsx'
import { recordedNow } from '#app/features/practice-desk/answering/recorded-queries.server.ts'
import { RecordSide } from '#app/features/practice-desk/record/record-timeline.tsx'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Columns } from '#app/ui/columns.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { practiceAction } from '../shared-by-desks/practice-action.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `What is new: ${page?.timeline.offer.title ?? 'action'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { timeline } = await practiceAction(visit)
  return { timeline, limits: LIMITS }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at, timeline } = await practiceAction(visit)
  const { offer, asks, current } = timeline
  const asked = current?.state === 'taking' ? asks : []
  const values = namedFields(await visit.request.formData(), progressFields(asked))
  const refused = (errors: Record<string, string>, meanwhile = false) =>
    data<ProgressRefused>({ errors, values, meanwhile }, { status: 422 })
  const form = parseProgress(values, asked)
  if (!form.ok) return refused(form.errors)
  const news = { ...form.value, practiceCode, actionSlug: offer.actionSlug, seen: drawnFrom(values).seen }
  const outcome = await inSharedTransaction(db, (tx) => recordProgress(tx, news, by, at))
  if (!outcome.ok) return refused({ '': PROGRESS_REFUSALS[outcome.reason] }, outcome.reason === 'changed-meanwhile')
  const done = recordedNow(db, { practiceCode, actionSlugs: [offer.actionSlug] }, outcome, at)
  return redirectSaying(visit, `/practice/${practiceCode}`, { done })
}

export default function NewProgress() {
  const { timeline, limits } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { details, offer, current } = timeline
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead={<a href={`/practice/${details.code}/actions/${offer.actionSlug}`}>{offer.title}</a>}
      >
        What is new?
      </PageHeading>
      <Columns sideLabel="Our record of this action" side={<RecordSide timeline={timeline} />}>
        {current ? (
          <ProgressForm timeline={timeline} refused={refused} limits={limits} />
        ) : (
          <p>Nothing is decided about this action yet. Record an answer first.</p>
        )}
      </Columns>
    </>
  )
}
