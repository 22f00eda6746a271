import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { correctName } from '#app/features/people/own-data/correct-details.server.ts'
import { NAME_FIELDS, nameForm } from '#app/features/people/own-data/own-details-form.ts'
import { ownDetails } from '#app/features/people/own-data/own-details-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { type FieldErrors, namedFields, parseFields } from '#app/platform/form.ts'
import { dayOf } from '#app/platform/time.ts'
import { saidIn } from '#app/platform/words-for.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary, SuccessNote } from '#app/ui/messages.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { signedIn } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'My details · Concert' }]

const SAID: Record<string, string> = {
  name: 'Your name is corrected.',
  address: 'A link is on its way to the new address. Your old address stays until the link is used.',
}

export async function loader(visit: LoaderFunctionArgs) {
  const person = await signedIn(visit)
  const said = saidIn(SAID, visit.request)
  return { details: ownDetails(visit.context.db, person.id), said }
}

export async function action(visit: ActionFunctionArgs) {
  const person = await signedIn(visit)
  const { db, now } = visit.context
  const fields = namedFields(await visit.request.formData(), NAME_FIELDS)
  const form = parseFields(nameForm, fields)
  if (!form.ok) return data({ errors: form.errors, name: fields.name }, { status: 422 })
  correctName(db, person.id, form.value.name, now())
  return redirect('/account/details?said=name')
}

export default function MyDetails() {
  const { details, said } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const errors: FieldErrors = refused?.errors ?? {}
  const day = (at: number | null) => (at === null ? 'today' : longDay(dayOf(at)))
  return (
    <>
      <ErrorSummary errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      {said && !refused ? <SuccessNote title={said} /> : null}
      <PageHeading lead="What is held on you, and how to put it right.">My details</PageHeading>
      <SummaryList
        rows={[
          { term: 'Name', value: details.name },
          { term: 'E-mail address', value: details.email, action: <a href="/account/address">Change the address</a> },
          { term: 'Account since', value: day(details.since) },
        ]}
      />
      <Table
        caption="Where you stand, and stood"
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
        <TextInput
          name="name"
          label="Name"
          autoComplete="name"
          defaultValue={refused?.name ?? details.name}
          error={errors.name}
        />
        <ButtonRow>
          <Button variant="quiet">Correct the name</Button>
        </ButtonRow>
      </Form>
      <SectionHeading>Everything held on you</SectionHeading>
      <p>
        <a href="/account/data">Download it as a file</a> · <a href="/account/delete">Delete your account</a> ·{' '}
        <a href="/privacy">Privacy notice</a>
      </p>
    </>
  )
}
