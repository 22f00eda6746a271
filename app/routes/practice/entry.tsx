import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { CORRECTION_FIELDS, LIMITS, parseCorrection } from '#app/features/adoption/statements/adoption-form.ts'
import { STATES } from '#app/features/adoption/statements/adoption-rules.ts'
import { answerFields, answerValues } from '#app/features/adoption/statements/answers-form.ts'
import { correctEntry } from '#app/features/adoption/statements/correct-entry.server.ts'
import { REFUSALS } from '#app/features/adoption/statements/refusal-words.ts'
import { entryInWords } from '#app/features/adoption/statements/state-words.ts'
import { timelineEntry } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { StatementFields } from '#app/features/practice-desk/this-week/statement-fields.tsx'
import { moment } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'Correct an entry · Concert' }]

async function entryAsked(visit: LoaderFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit, visit.params.practice)
  const { action: actionSlug = '', entry: entryId = '' } = visit.params
  const at = visit.context.now()
  const found = timelineEntry(visit.context.db, { practiceCode, actionSlug, entryId }, at, person.id)
  if (!found) throw notFound()
  return { person, practiceCode, actionSlug, at, ...found }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { timeline, entry, at } = await entryAsked(visit)
  return {
    details: timeline.details,
    title: timeline.offer.title,
    slug: timeline.offer.actionSlug,
    entry,
    asks: timeline.asks,
    today: dayOf(at),
    limits: LIMITS,
  }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode, actionSlug, at, entry, timeline } = await entryAsked(visit)
  const { asks } = timeline
  const values = namedFields(await visit.request.formData(), [...CORRECTION_FIELDS, ...answerFields(asks)])
  const refused = (errors: Record<string, string>) => data({ errors, values }, { status: 422 })
  const form = parseCorrection(values, dayOf(at), asks)
  if (!form.ok) return refused(form.errors)
  const correction = { practiceCode, entryId: entry.id, ...form.value }
  const outcome = await inSharedTransaction(visit.context.db, (tx) => correctEntry(tx, correction, { personId: person.id }, at))
  if (!outcome.ok) return refused({ [REFUSALS[outcome.reason].field]: REFUSALS[outcome.reason].words })
  return redirectSaying(visit, `/practice/${practiceCode}/actions/${actionSlug}`, {
    done: 'Corrected. What was recorded before stays in sight below.',
  })
}

export default function CorrectEntry() {
  const { details, title, slug, entry, asks, limits } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const values = refused?.values ?? {
    correction: 'instead',
    state: entry.state ?? '',
    extent: entry.extent ?? 'full',
    effectiveOn: entry.effectiveOn,
    plannedFor: entry.plannedFor ?? '',
    obstacle: entry.obstacle ?? '',
    note: entry.note ?? '',
    ...answerValues(asks, entry.answers),
  }
  const back = `/practice/${details.code}/actions/${slug}`
  return (
    <FormState values={values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading above={<PracticeDetailsLine details={details} />} lead={title}>
        Correct an entry
      </PageHeading>
      <p>
        It says “{entry.state ? entryInWords({ ...entry, state: entry.state }) : 'taken back'}”, recorded{' '}
        {moment(entry.recordedAt)}. A correction is a new entry; this one stays in the record, marked as corrected.
      </p>
      <Form method="post" noValidate>
        <Radios
          name="correction"
          label="What is wrong with it?"
          choices={[
            { value: 'instead', label: 'It was otherwise: say below how it was' },
            {
              value: 'void',
              label: 'It should never have been recorded: take it back',
              hint: 'Of what stands below only the note is read.',
            },
          ]}
        />
        <StatementFields open={STATES} limits={limits} asks={asks} />
        <ButtonRow>
          <Button>Record the correction</Button>
          <a href={back}>Back without correcting</a>
        </ButtonRow>
      </Form>
    </FormState>
  )
}
