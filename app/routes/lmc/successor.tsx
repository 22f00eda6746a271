import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { nameSuccessor } from '#app/features/lmc-desk/register-requests/ask-request.server.ts'
import { practiceInLmc, seenOf } from '#app/features/lmc-desk/register-requests/practice-in-lmc-queries.server.ts'
import { parseSuccessor, REQUEST_LIMITS, SUCCESSOR_FIELDS } from '#app/features/lmc-desk/register-requests/request-form.ts'
import { REQUEST_REFUSALS } from '#app/features/lmc-desk/register-requests/request-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { type FieldErrors, namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { addDays } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { Textarea, TextInput } from '#app/ui/inputs.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { WithNotes } from '#app/ui/with-notes.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Who took over from ${page?.practice.name ?? 'a practice'} · Concert` },
]

/** The officer and the practice that is or was in their LMC; 404 for all others. */
async function succession(visit: LoaderFunctionArgs) {
  const entered = await lmcOfficer(visit)
  const found = practiceInLmc(entered.db, entered.lmcSlug, (visit.params.practice ?? '').toUpperCase(), entered.at)
  if (!found) throw notFound()
  return { ...entered, found }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug, found } = await succession(visit)
  const { details, here, status, last } = found
  const reason = !here ? 'moved-meanwhile' : details.open ? 'practice-open' : undefined
  const waits = last['took-over']?.state === 'waiting' ? last['took-over'].id : null
  const { code, name, successor } = details
  return {
    practice: { code, name, successor, lastDay: addDays(status.holdsFrom, -1) },
    ...{ lmcSlug, waits, refusal: reason ? REQUEST_REFUSALS[reason] : null, seen: seenOf(found, 'took-over') },
  }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, lmcSlug, db, at, found } = await succession(visit)
  const values = namedFields(await visit.request.formData(), SUCCESSOR_FIELDS)
  const refused = (errors: FieldErrors) => data({ errors, values }, { status: 422 })
  const form = parseSuccessor(values)
  if (!form.ok) return refused(form.errors)
  const said = { lmcSlug, practiceCode: found.details.code, ...form.value, seen: values.seen ?? '' }
  const outcome = await inSharedTransaction(db, (tx) => nameSuccessor(tx, said, by, at))
  if (!outcome.ok) return refused({ [outcome.field]: outcome.words })
  const done = outcome.waits
    ? 'Asked: nothing changes until the LMC of the other practice has confirmed it.'
    : `Recorded: ${form.value.successor} took over from ${found.details.name}. It inherits no answers.`
  return redirectSaying(visit, `/lmc/${lmcSlug}/register`, { done })
}

export default function Successor() {
  const { practice, lmcSlug, waits, refusal, seen } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const register = `/lmc/${lmcSlug}/register`
  const { successor } = practice
  return (
    <FormState values={answer?.values} errors={answer?.errors}>
      <ErrorSummary />
      <PageHeading above={<a href={register}>Register</a>}>
        Who took over from {practice.name} ({practice.code})?
      </PageHeading>
      {(waits || refusal) && !answer ? (
        <InsetNote>
          {waits ? 'An officer has named one already, and it waits for an answer.' : refusal}{' '}
          <a href={waits ? `${register}/${waits}` : register}>{waits ? 'How it stands' : 'Your register'}</a>
        </InsetNote>
      ) : (
        <WithNotes
          notes={[
            'A practice that takes over inherits no answers: its page names the one before it.',
            'Where it belongs to another LMC, that LMC confirms.',
          ]}
        >
          <Form method="post" noValidate>
            <SeenField now={seen} shown={Boolean(answer?.errors[''])} />
            <p>
              It was open until {longDay(practice.lastDay)}.{' '}
              {successor ? `The register names ${successor.name} (${successor.code}).` : 'The register names nobody.'}
            </p>
            <TextInput
              name="successor"
              label="Code of the practice that took over"
              hint="Its ODS code, such as B86001."
              width="short"
              spellCheck={false}
            />
            <Textarea
              name="reason"
              label="How do you know it?"
              hint="Officers of the other LMC read it where it has to confirm."
              rows={3}
              limit={REQUEST_LIMITS.reason}
            />
            <ButtonRow>
              <Button>Name it</Button>
              <a href={register}>Back without naming one</a>
            </ButtonRow>
          </Form>
        </WithNotes>
      )}
    </FormState>
  )
}
