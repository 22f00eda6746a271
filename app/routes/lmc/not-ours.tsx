import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { sayNotOurs } from '#app/features/lmc-desk/register-requests/ask-request.server.ts'
import { practiceInLmc, seenOf } from '#app/features/lmc-desk/register-requests/practice-in-lmc-queries.server.ts'
import {
  NOT_KNOWN,
  NOT_OURS_FIELDS,
  parseNotOurs,
  REQUEST_LIMITS,
} from '#app/features/lmc-desk/register-requests/request-form.ts'
import { REQUEST_REFUSALS } from '#app/features/lmc-desk/register-requests/request-rules.ts'
import { NOT_OURS_NOTES } from '#app/features/lmc-desk/register-requests/request-words.ts'
import { allLmcs } from '#app/features/register/records/register-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { type FieldErrors, namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { DateInput, Select, Textarea } from '#app/ui/inputs.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { WithNotes } from '#app/ui/with-notes.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.practice.name ?? 'A practice'} is not ours · Concert` },
]

/** The officer and the practice that is or was in their LMC; 404 for all others. */
async function leaving(visit: LoaderFunctionArgs) {
  const entered = await lmcOfficer(visit)
  const found = practiceInLmc(entered.db, entered.lmcSlug, (visit.params.practice ?? '').toUpperCase(), entered.at)
  if (!found) throw notFound()
  return { ...entered, found }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug, db, today, found } = await leaving(visit)
  const { details, here, membership, last } = found
  const reason = !here ? 'moved-meanwhile' : !details.open ? 'practice-closed' : undefined
  const waits = last['not-ours']?.state === 'waiting' ? last['not-ours'].id : null
  return {
    practice: { code: details.code, name: details.name, since: membership.holdsFrom },
    ...{ lmcSlug, waits, refusal: reason ? REQUEST_REFUSALS[reason] : null, seen: seenOf(found, 'not-ours') },
    lmcs: allLmcs(db, today).flatMap(({ slug, name }) => (slug === lmcSlug ? [] : { value: slug, label: name })),
  }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, lmcSlug, db, at, today, found } = await leaving(visit)
  const values = namedFields(await visit.request.formData(), NOT_OURS_FIELDS)
  const refused = (errors: FieldErrors) => data({ errors, values }, { status: 422 })
  const slugs = allLmcs(db, today).map(({ slug }) => slug)
  const form = parseNotOurs(values, slugs)
  if (!form.ok) return refused(form.errors)
  const { lmc: otherLmc, ...words } = form.value
  const said = { lmcSlug, practiceCode: found.details.code, otherLmc, ...words, seen: values.seen ?? '' }
  const outcome = await inSharedTransaction(db, (tx) => sayNotOurs(tx, said, by, at))
  if (!outcome.ok) return refused({ [outcome.field]: outcome.words })
  const done = `Asked: nothing changes until it is confirmed. It stands under “What you asked”, from ${longDay(words.from)}.`
  return redirectSaying(visit, `/lmc/${lmcSlug}/register`, { done })
}

export default function NotOurs() {
  const { practice, lmcSlug, waits, refusal, lmcs, seen } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const desk = `/lmc/${lmcSlug}`
  return (
    <FormState values={answer?.values} errors={answer?.errors}>
      <ErrorSummary />
      <PageHeading above={<a href={refusal ? desk : `${desk}/practices/${practice.code}`}>{practice.name}</a>}>
        {practice.name} ({practice.code}) is not ours
      </PageHeading>
      {waits && !answer ? (
        <InsetNote>
          An officer has said so already. <a href={`${desk}/register/${waits}`}>How it stands</a>
        </InsetNote>
      ) : refusal && !answer ? (
        <InsetNote>
          {refusal} <a href={`${desk}/register`}>Your register</a>
        </InsetNote>
      ) : (
        <WithNotes notes={NOT_OURS_NOTES}>
          <Form method="post" noValidate>
            <SeenField now={seen} shown={Boolean(answer?.errors[''])} />
            <DateInput
              name="from"
              label="From which day is it not yours?"
              hint={`The register has it in your LMC since ${longDay(practice.since)}. Not after today.`}
            />
            <Select
              name="lmc"
              label="To which LMC does it belong?"
              unchosen="Choose an LMC"
              options={[{ value: NOT_KNOWN, label: 'We do not know: the operator asks' }, ...lmcs]}
            />
            <Textarea
              name="reason"
              label="How do you know it?"
              hint="The other LMC and the practice read it."
              rows={3}
              limit={REQUEST_LIMITS.reason}
            />
            <ButtonRow>
              <Button>Ask for it to be confirmed</Button>
              <a href={`${desk}/practices/${practice.code}`}>Back without asking</a>
            </ButtonRow>
          </Form>
        </WithNotes>
      )}
    </FormState>
  )
}
