import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { parseProgress, progressFields, progressValues } from '#app/features/adoption/progress/progress-form.ts'
import { PROGRESS_REFUSALS } from '#app/features/adoption/progress/progress-rules.ts'
import { correctProgress } from '#app/features/adoption/progress/record-progress.server.ts'
import { drawnFrom, LIMITS } from '#app/features/adoption/statements/adoption-form.ts'
import { ProgressFields } from '#app/features/practice-desk/answering/progress-fields.tsx'
import { recordedNow } from '#app/features/practice-desk/answering/recorded-queries.server.ts'
import { MeanwhileNote } from '#app/features/practice-desk/record/meanwhile-note.tsx'
import { RecordSide } from '#app/features/practice-desk/record/record-timeline.tsx'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { moment } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'
import { practiceAction } from '../shared-by-desks/practice-action.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Correct news · Concert' }]

async function newsAsked(visit: LoaderFunctionArgs) {
  const asked = await practiceAction(visit)
  const news = asked.timeline.progress.find(({ id }) => id === visit.params.progress)
  if (!news) throw notFound()
  return { ...asked, news }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { timeline, news } = await newsAsked(visit)
  const values = { ...progressValues(timeline.asks, news), note: news.note ?? '' }
  return { timeline, recordedAt: news.recordedAt, values, limits: LIMITS }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at, timeline, news } = await newsAsked(visit)
  const { asks, offer } = timeline
  const values = namedFields(await visit.request.formData(), progressFields(asks))
  const refused = (errors: Record<string, string>, meanwhile = false) => data({ errors, values, meanwhile }, { status: 422 })
  const takesBack = values.do === 'take-back'
  const form = parseProgress(takesBack ? {} : values, takesBack ? [] : asks)
  if (!form.ok) return refused(form.errors)
  const place = { practiceCode, progressId: news.id, seen: drawnFrom(values).seen }
  const correction = takesBack ? { ...place, void: true as const, note: null } : { ...place, instead: form.value }
  const outcome = await inSharedTransaction(db, (tx) => correctProgress(tx, correction, by, at))
  if (!outcome.ok) return refused({ '': PROGRESS_REFUSALS[outcome.reason] }, outcome.reason === 'changed-meanwhile')
  const what = takesBack ? 'Taken back' : 'Corrected'
  const done = recordedNow(db, { practiceCode, actionSlugs: [offer.actionSlug], what }, outcome, at)
  return redirectSaying(visit, `/practice/${practiceCode}/actions/${offer.actionSlug}`, { done })
}

export default function CorrectProgress() {
  const { timeline, recordedAt, values, limits } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { details, offer, asks, seen } = timeline
  const back = `/practice/${details.code}/actions/${offer.actionSlug}`
  return (
    <FormState values={refused?.values} start={values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading above={<PracticeDetailsLine details={details} />} lead={<a href={back}>{offer.title}</a>}>
        Correct news
      </PageHeading>
      <p>Recorded {moment(recordedAt)}. A correction is recorded anew; this stays in the record, marked as corrected.</p>
      {refused?.meanwhile ? <MeanwhileNote timeline={timeline} seen={refused.values.seen ?? ''} /> : null}
      <Columns sideLabel="Our record of this action" side={<RecordSide timeline={timeline} />}>
        <Form method="post" noValidate>
          <SeenField now={seen} shown={refused?.meanwhile} />
          <ProgressFields asks={asks} limits={limits} />
          <ButtonRow>
            <Button>Record the correction</Button>
            <Button name="do" value="take-back" variant="quiet">
              It should never have been recorded: take it back
            </Button>
            <a href={back}>Back without correcting</a>
          </ButtonRow>
        </Form>
      </Columns>
    </FormState>
  )
}
