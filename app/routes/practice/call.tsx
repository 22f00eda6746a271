import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askForCall, withdrawCall } from '#app/features/lmc-desk/calls/ask-for-call.server.ts'
import { CALL_FIELDS, CALL_LIMITS, parseCall } from '#app/features/lmc-desk/calls/call-form.ts'
import { callsOfPractice } from '#app/features/lmc-desk/calls/call-queries.server.ts'
import { CALL_REFUSALS, type CallRefusal } from '#app/features/lmc-desk/calls/call-rules.ts'
import { CallFields, EarlierCalls, OpenCall } from '#app/features/lmc-desk/calls/practice-calls.tsx'
import { ClosedNote, PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { type FieldErrors, namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { practicePerson } from '../shared-by-desks/guards.server.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'A call from our LMC · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, details, db, at } = await practicePage(visit)
  const calls = callsOfPractice(db, practiceCode, at)
  return { details, calls, seen: calls[0]?.id ?? '' }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at } = await practicePerson(visit)
  const values = namedFields(await visit.request.formData(), CALL_FIELDS)
  const refused = (errors: FieldErrors) => data({ errors, values }, { status: 422 })
  const refusedAs = (reason: CallRefusal) => refused({ '': CALL_REFUSALS[reason] })
  const { seen = '' } = values
  if (values.do === 'withdraw') {
    const outcome = await inSharedTransaction(db, (tx) => withdrawCall(tx, practiceCode, seen, by, at))
    if (!outcome.ok) return refusedAs(outcome.reason)
    return redirectSaying(visit, `/practice/${practiceCode}/call`, { done: 'Withdrawn. Your LMC no longer sees it.' })
  }
  const form = parseCall(values)
  if (!form.ok) return refused(form.errors)
  const outcome = await inSharedTransaction(db, (tx) => askForCall(tx, practiceCode, { ...form.value, seen }, by, at))
  if (!outcome.ok) return refusedAs(outcome.reason)
  const done = outcome.already
    ? 'You have asked for this call already: nothing was added.'
    : 'Your LMC sees from now on that you would like a call.'
  return redirectSaying(visit, `/practice/${practiceCode}/call`, { done })
}

export default function Call() {
  const { details, calls, seen } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const lmc = details.lmc?.name
  const open = calls.find(({ state }) => state === 'waiting' || state === 'taken')
  const earlier = calls.filter((call) => call !== open)
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead={
          lmc
            ? `Officers of ${lmc} see that you asked, and what you write here. The committee and the public never do. You see each time an officer looks.`
            : 'Your practice is in no LMC area, so there is nobody to ask.'
        }
      >
        {open ? 'You asked your LMC to call' : 'We would like our LMC to call'}
      </PageHeading>
      <Columns
        sideLabel="Calls before"
        side={
          <>
            <SectionHeading>Before</SectionHeading>
            {earlier.length > 0 ? <EarlierCalls calls={earlier} /> : <p className="soft">You have not asked for a call yet.</p>}
          </>
        }
      >
        {open ? <OpenCall call={open} here={`/practice/${details.code}`} /> : null}
        {details.open ? null : <ClosedNote details={details} />}
        {!open && details.open && lmc ? (
          <Form method="post" noValidate>
            <SeenField now={seen} shown={Boolean(refused?.errors[''])} />
            <CallFields words={CALL_LIMITS.words} />
            <ButtonRow>
              <Button name="do" value="ask">
                Ask for the call
              </Button>
              <a href={`/practice/${details.code}`}>Back without asking</a>
            </ButtonRow>
          </Form>
        ) : null}
        {open && refused ? <InsetNote>What you typed: {refused.values.words || 'no words'}</InsetNote> : null}
      </Columns>
    </FormState>
  )
}
