import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FailureFields } from '#app/features/disputes/failures/failure-fields.tsx'
import { FAILURE_FIELDS, parseFailure } from '#app/features/disputes/failures/failure-form.ts'
import { loggedEver } from '#app/features/disputes/failures/failure-queries.server.ts'
import { FAILURE_REFUSALS } from '#app/features/disputes/failures/failure-words.ts'
import { saveFailure } from '#app/features/disputes/failures/save-failure.server.ts'
import { serviceLines } from '#app/features/disputes/failures/service-lines.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const meta: MetaFunction = () => [{ title: 'Log a failure · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, details, db, today } = await practicePage(visit)
  const lines = serviceLines(db, today).filter(({ runs }) => runs)
  const only = lines.length === 1 ? lines[0] : undefined
  const line = only ? `${only.dispute}/${only.key}` : ''
  return {
    open: details.open,
    lines,
    start: { line, noticedOn: today, cases: '1' },
    seen: String(loggedEver(db, practiceCode)),
    back: `/practice/${practiceCode}/failures`,
  }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at, today } = await practicePage(visit)
  const values = namedFields(await visit.request.formData(), FAILURE_FIELDS)
  const refused = (errors: Record<string, string>) => data({ errors, values }, { status: 422 })
  const form = parseFailure(values, today)
  if (!form.ok) return refused(form.errors)
  const wanted = { practiceCode, failureId: null, seen: values.seen ?? '', failure: form.value }
  const outcome = await inSharedTransaction(db, (tx) => saveFailure(tx, wanted, by, at))
  if (!outcome.ok) return refused({ [outcome.reason === 'no-such-line' ? 'line' : '']: FAILURE_REFUSALS[outcome.reason] })
  return redirectSaying(visit, `/practice/${practiceCode}/failures`, {
    done: form.value.resolvedOn ? 'Logged as resolved.' : 'Logged. It stays open until you say that it is resolved.',
  })
}

export default function NewFailure() {
  const { open, lines, start, seen, back } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <FormState values={refused?.values} start={start} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href={back}>Service failures</a>}
        lead="Counts and days are enough. Never name a patient: you can be asked to release what you log."
      >
        Log a failure
      </PageHeading>
      {open ? (
        <Form method="post" noValidate>
          <SeenField now={seen} />
          <FailureFields lines={lines} />
          <ButtonRow>
            <Button name="do" value="save">
              Log it
            </Button>
            <a href={back}>Back without logging</a>
          </ButtonRow>
        </Form>
      ) : (
        <p>{FAILURE_REFUSALS['practice-closed']}</p>
      )}
    </FormState>
  )
}
