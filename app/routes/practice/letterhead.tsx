import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { LETTER_REFUSALS } from '#app/features/practice-desk/letters/letter-rules.ts'
import { letterheadOf, saveLetterhead } from '#app/features/practice-desk/letters/letterhead.server.ts'
import { LETTERHEAD_FIELDS, letterheadForm } from '#app/features/practice-desk/letters/letterhead-form.ts'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { namedFields, parseFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { practicePerson } from '../shared-by-desks/guards.server.ts'
import { practicePage } from '../shared-by-desks/practice-page.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Our letterhead · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, details, db } = await practicePage(visit)
  const { seen, ...head } = letterheadOf(db, practiceCode)
  return { details, seen, start: Object.fromEntries(Object.entries(head).map(([key, words]) => [key, words ?? ''])) }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at } = await practicePerson(visit)
  const values = namedFields(await visit.request.formData(), LETTERHEAD_FIELDS)
  const refused = (errors: Record<string, string>, meanwhile = false) => data({ errors, values, meanwhile }, { status: 422 })
  const form = parseFields(letterheadForm, values)
  if (!form.ok) return refused(form.errors)
  const head = { ...form.value, practiceCode, seen: values.seen ?? '' }
  const outcome = await inSharedTransaction(db, (tx) => saveLetterhead(tx, head, by, at))
  if (!outcome.ok) return refused({ '': LETTER_REFUSALS[outcome.reason] }, true)
  return redirectSaying(visit, `/practice/${practiceCode}/letters`, { done: 'Saved. Letters in the making use it from now on.' })
}

export default function OurLetterhead() {
  const { details, seen, start } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const back = `/practice/${details.code}/letters`
  return (
    <FormState values={refused?.values} start={start} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading above={<PracticeDetailsLine details={details} />} lead={<a href={back}>Letters</a>}>
        Our letterhead
      </PageHeading>
      <Columns
        sideLabel="From the register"
        side={
          <>
            <SectionHeading>From the register</SectionHeading>
            <p>
              {details.name}
              <br />
              {[...details.address, details.postcode, details.telephone].filter(Boolean).join(', ')}
            </p>
            <p className="soft">It comes from NHS England’s files, and is corrected there.</p>
          </>
        }
      >
        {refused?.meanwhile ? (
          <p>
            It says now: {Object.values(start).filter(Boolean).join(' · ') || 'nothing'}. Send again to put your words in place.
          </p>
        ) : null}
        <p>
          <a href={`${back}/logo`}>Our logo</a>, for Word and PDF.
        </p>
        <Form method="post" noValidate>
          <SeenField now={seen} shown={refused?.meanwhile} />
          <TextInput
            name="holders"
            label="Contract holders"
            optional
            hint="As they stand on the contract. Letters are signed for them; without it, “the partners of” and the practice."
          />
          <TextInput name="email" label="Email for replies" optional hint="The practice’s own, not a person’s." />
          <TextInput name="contact" label="Contact for replies" optional hint="Name, role and email of one person." />
          <TextInput name="dpo" label="Data protection officer" optional hint="Name and email." />
          <ButtonRow>
            <Button>Save the letterhead</Button>
            <a href={back}>Back without saving</a>
          </ButtonRow>
        </Form>
      </Columns>
    </FormState>
  )
}
