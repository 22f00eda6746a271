import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { peopleOfPractice } from '#app/features/people/accounts/role-queries.server.ts'
import { chooseReminder } from '#app/features/practice-desk/returns/choose-reminder.server.ts'
import { ReminderFields } from '#app/features/practice-desk/returns/reminder-fields.tsx'
import { HALF_HOURS, parseReminder, REMINDER_FIELDS } from '#app/features/practice-desk/returns/reminder-form.ts'
import { returnSettings } from '#app/features/practice-desk/returns/reminder-queries.server.ts'
import { REMINDER_REFUSALS } from '#app/features/practice-desk/returns/reminder-rules.ts'
import { ReminderWords } from '#app/features/practice-desk/returns/reminder-words.tsx'
import { ClosedNote, PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { WithNotes } from '#app/ui/with-notes.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { practicePerson } from '../shared-by-desks/guards.server.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Who makes the return · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, details, db } = await practicePage(visit)
  const people = peopleOfPractice(db, practiceCode).map(({ roleId, name, role }) => ({ roleId, name, role }))
  return { details, people, settings: returnSettings(db, practiceCode), halfHours: HALF_HOURS }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at } = await practicePerson(visit)
  const values = namedFields(await visit.request.formData(), REMINDER_FIELDS)
  const form = parseReminder(values)
  if (!form.ok) return data({ errors: form.errors, values }, { status: 422 })
  const chosen = { ...form.value, seen: values.seen ?? '' }
  const outcome = await inSharedTransaction(db, (tx) => chooseReminder(tx, practiceCode, chosen, by, at))
  if (!outcome.ok) {
    const { field, words } = REMINDER_REFUSALS[outcome.reason]
    return data({ errors: { [field]: words }, values }, { status: 422 })
  }
  return redirectSaying(visit, `/practice/${practiceCode}/return`, { done: 'Saved. It applies from the next mail.' })
}

export default function ReturnReminder() {
  const { details, people, settings, halfHours } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { nominated, deputy, when, seen } = settings
  const start = {
    nominated: nominated?.roleId ?? '',
    deputy: deputy?.roleId ?? '',
    weekday: when ? String(when.weekday) : '',
    time: when?.time ?? '09:00',
  }
  return (
    <FormState values={refused?.values} start={start} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead="One mail a week, on the day and at the time you choose, and none once the return is made. It says that your return is waiting, with a link, and nothing else."
      >
        Who makes the return, and when they are reminded
      </PageHeading>
      <WithNotes
        notes={[
          'The deputy gets the mail where the person who makes the return has left.',
          'The mail names neither your practice nor an action. Whoever opens its link signs in, or uses a device they trust.',
          'Anybody in the practice can make the return on any day, whoever is reminded.',
        ]}
      >
        <ReminderWords settings={settings} />
        {details.open ? (
          <Form method="post" noValidate className="narrow">
            <SeenField now={seen} shown={Boolean(refused?.errors[''])} />
            <ReminderFields people={people} halfHours={halfHours} />
            <ButtonRow>
              <Button>Save</Button>
              <a href={`/practice/${details.code}/return`}>Leave it as it is</a>
            </ButtonRow>
          </Form>
        ) : (
          <ClosedNote details={details} />
        )}
      </WithNotes>
    </FormState>
  )
}
