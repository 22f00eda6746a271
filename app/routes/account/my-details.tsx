import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { wantsDigest } from '#app/features/lmc-desk/digest/digest-choice.server.ts'
import { correctName } from '#app/features/people/own-data/correct-name.server.ts'
import { NAME_FIELDS, nameForm } from '#app/features/people/own-data/own-details-form.ts'
import { ownDetails } from '#app/features/people/own-data/own-details-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { namedFields, parseFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { signedIn } from '../shared-by-desks/guards.server.ts'
import { AccountPage } from './account-page.tsx'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'My details · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db } = await signedIn(visit)
  const isOfficer = person.roles.some(({ role }) => role === 'lmc-officer')
  return { details: ownDetails(db, person.id), weekly: isOfficer ? wantsDigest(db, person.id) : null }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, db, at } = await signedIn(visit)
  const fields = namedFields(await visit.request.formData(), NAME_FIELDS)
  const form = parseFields(nameForm, fields)
  if (!form.ok) return data({ errors: form.errors, values: fields }, { status: 422 })
  const { name } = form.value
  await inSharedTransaction(db, (tx) => correctName(tx, person.id, name, at))
  return redirectSaying(visit, '/account/details', { done: 'Your name is corrected.' })
}

export default function MyDetails() {
  const { details, weekly } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const day = (at: number | null) => (at === null ? 'today' : longDay(dayOf(at)))
  return (
    <FormState values={refused?.values} start={{ name: details.name }} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading lead="What is held on you, and how to put it right.">My details</PageHeading>
      <AccountPage
        notes={[
          'People with whom you share a role see your name. The record of a practice says which role recorded an answer, not who.',
          'The log keeps what you did under a number and not under your name.',
        ]}
      >
        <SummaryList
          rows={[
            { term: 'Name', value: details.name },
            { term: 'E-mail address', value: details.email, action: <a href="/account/address">Change the address</a> },
            { term: 'Account since', value: day(details.since) },
            ...(weekly === null
              ? []
              : [
                  {
                    term: 'Weekly mail of your LMC',
                    value: weekly ? 'On Fridays, where something waits' : 'Not wanted',
                    action: <a href="/account/weekly-mail">Change</a>,
                  },
                ]),
          ]}
        />
        <Table
          caption="Your roles, past and present"
          columns={[
            { key: 'role', label: 'As' },
            { key: 'where', label: 'Where' },
            { key: 'from', label: 'From' },
            { key: 'until', label: 'Until' },
          ]}
          rows={details.roles.map(({ role, where, from, until }) => ({
            key: `${role} ${where} ${from}`,
            cells: [role, where ?? 'The committee', day(from), until === null ? 'now' : day(until)],
          }))}
        />
        <SectionHeading>Correct your name</SectionHeading>
        <Form method="post" className="narrow" noValidate>
          <TextInput name="name" label="Name" autoComplete="name" />
          <ButtonRow>
            <Button variant="quiet">Correct the name</Button>
          </ButtonRow>
        </Form>
        <SectionHeading>Everything held on you</SectionHeading>
        <p>
          <a href="/account/data">Download it as a file</a> · <a href="/account/delete">Delete your account</a> ·{' '}
          <a href="/privacy">Privacy notice</a>
        </p>
      </AccountPage>
    </FormState>
  )
}
