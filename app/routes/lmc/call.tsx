import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerCall } from '#app/features/lmc-desk/calls/answer-call.server.ts'
import { CALL_ANSWER_FIELDS, CALL_LIMITS, parseCallAnswer } from '#app/features/lmc-desk/calls/call-form.ts'
import { CALL_REFUSALS } from '#app/features/lmc-desk/calls/call-rules.ts'
import { callToOfficers, PhoneNumber } from '#app/features/lmc-desk/calls/officer-calls.tsx'
import { openOneCall } from '#app/features/lmc-desk/calls/open-calls.server.ts'
import { CallTag } from '#app/features/lmc-desk/calls/practice-calls.tsx'
import { CALL_TOPICS } from '#app/features/practice-desk/own-record/call-topic-words.ts'
import { type FieldErrors, namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { Textarea } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Call ${page?.call.practice.name ?? 'a practice'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { by, lmcSlug, db, at } = await lmcOfficer(visit)
  const id = visit.params.call ?? ''
  const call = await inSharedTransaction(db, (tx) => openOneCall(tx, lmcSlug, id, by, at))
  if (!call) throw notFound()
  return { lmcSlug, call, seen: call.state }
}

const DONE = {
  take: 'Taken. The practice sees that an officer will call.',
  'give-back': 'Given back. The practice sees that nobody has taken it.',
  done: 'Done. The practice sees it, with your words.',
}

export async function action(visit: ActionFunctionArgs) {
  const { by, lmcSlug, db, at } = await lmcOfficer(visit)
  const values = namedFields(await visit.request.formData(), CALL_ANSWER_FIELDS)
  const refused = (errors: FieldErrors) => data({ errors, values }, { status: 422 })
  const form = parseCallAnswer(values)
  if (!form.ok) return refused({ ...form.errors, ...(form.errors.do ? { '': form.errors.do } : {}) })
  const which = { lmcSlug, id: visit.params.call ?? '' }
  const answered = { ...form.value, seen: values.seen ?? '' }
  const outcome = await inSharedTransaction(db, (tx) => answerCall(tx, which, answered, by, at))
  if (outcome.ok) return redirectSaying(visit, `/lmc/${lmcSlug}/calls`, { done: DONE[form.value.do] })
  if (outcome.reason === 'not-there') throw notFound()
  return refused({ '': CALL_REFUSALS[outcome.reason] })
}

export default function Call() {
  const { lmcSlug, call, seen } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { practice, state } = call
  const list = `/lmc/${lmcSlug}/calls`
  return (
    <FormState values={refused?.values} start={{ answer: call.answer ?? '' }} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading above={<a href={list}>Calls</a>} beside={<CallTag state={state} />} lead={callToOfficers(call)}>
        {practice.name} ({practice.code})
      </PageHeading>
      <SummaryList
        rows={[
          { term: 'About', value: CALL_TOPICS[call.topic] },
          { term: 'In their words', value: call.words ?? 'No words' },
          { term: 'Telephone', value: practice.telephone ? <PhoneNumber {...practice} /> : 'The register holds none' },
          ...(state === 'done' ? [{ term: 'Your word to them', value: call.answer ?? 'None' }] : []),
        ]}
      />
      {state === 'done' ? (
        <p>
          <a href={list}>Back to the calls</a>
        </p>
      ) : (
        <Form method="post" noValidate>
          <SeenField now={seen} shown={Boolean(refused?.errors[''])} />
          <Textarea
            name="answer"
            label="A word to the practice"
            hint="Its people read it when the call is done. Nothing that identifies a patient."
            optional
            rows={2}
            limit={CALL_LIMITS.answer}
          />
          <ButtonRow>
            {state === 'waiting' ? (
              <Button name="do" value="take">
                I will call
              </Button>
            ) : null}
            <Button name="do" value="done" variant={state === 'waiting' ? 'quiet' : 'main'}>
              The call is done
            </Button>
            {state === 'taken' ? (
              <Button name="do" value="give-back" variant="quiet">
                Give it back
              </Button>
            ) : null}
            <a href={list}>Back to the calls</a>
          </ButtonRow>
        </Form>
      )}
    </FormState>
  )
}
