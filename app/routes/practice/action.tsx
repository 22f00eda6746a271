import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { LIMITS, parseStatement, STATEMENT_FIELDS } from '#app/features/adoption/statements/adoption-form.ts'
import { answerFields, answerValues } from '#app/features/adoption/statements/answers-form.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { REFUSALS } from '#app/features/adoption/statements/refusal-words.ts'
import { StateTag } from '#app/features/adoption/statements/state-tag.tsx'
import { asksInForce } from '#app/features/menu/actions/action-asks-queries.server.ts'
import { offerStatusWords, windowWords } from '#app/features/menu/editions/menu-rules.ts'
import { actionTimeline } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { RECORDED } from '#app/features/practice-desk/this-week/done-words.ts'
import { LocalNoteHere } from '#app/features/practice-desk/this-week/local-note-here.tsx'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { RecordTimeline } from '#app/features/practice-desk/this-week/record-timeline.tsx'
import { StatementFields } from '#app/features/practice-desk/this-week/statement-fields.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary, InsetNote } from '#app/ui/messages.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Our answer: ${page?.timeline.offer.title ?? 'action'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit, visit.params.practice)
  const at = visit.context.now()
  const timeline = actionTimeline(visit.context.db, practiceCode, visit.params.action ?? '', at, person.id)
  if (!timeline) throw notFound()
  return {
    timeline,
    today: dayOf(at),
    limits: LIMITS,
  }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit, visit.params.practice)
  const { db, now } = visit.context
  const at = now()
  const asks = asksInForce(db, visit.params.action ?? '', at)
  const values = namedFields(await visit.request.formData(), [...STATEMENT_FIELDS, ...answerFields(asks)])
  const refused = (errors: Record<string, string>) => data({ errors, values }, { status: 422 })
  const form = parseStatement(values, dayOf(at), asks)
  if (!form.ok) return refused(form.errors)
  const statement = { ...form.value, practiceCode, actionSlug: visit.params.action ?? '' }
  const outcome = await inSharedTransaction(db, (tx) => recordAdoption(tx, statement, { personId: person.id }, at))
  if (!outcome.ok) return refused({ [REFUSALS[outcome.reason].field]: REFUSALS[outcome.reason].words })
  return redirectSaying(visit, `/practice/${practiceCode}`, { done: RECORDED })
}

export default function Action() {
  const { timeline, today, limits } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { details, offer, current, open, entries, asks } = timeline
  const window = offer.status === 'offered' ? windowWords(offer) : null
  const values = refused?.values ?? {
    effectiveOn: today,
    state: '',
    extent: timeline.current?.extent ?? 'full',
    plannedFor: '',
    obstacle: '',
    note: '',
    ...answerValues(asks, entries.find(({ holds }) => holds)?.answers),
  }
  return (
    <FormState values={values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<PracticeDetailsLine details={details} />}
        lead={<a href={`/actions/${offer.actionSlug}`}>What it asks, and why it is safe</a>}
      >
        {offer.title}
      </PageHeading>
      <p>
        Now: <StateTag current={current} />
      </p>
      {window ? <p>The committee offers it {window}.</p> : null}
      {offer.status === 'offered' && !offer.roundEndedOn ? null : (
        <InsetNote readFirst>
          {offer.roundEndedOn ? `Its round ended on ${longDay(offer.roundEndedOn)}. ` : `${offerStatusWords[offer.status]}. `}
          {offer.reason} Concert records no new adoption of it
          {open.includes('taking') ? '; you can go on, correct it, or say that you stopped' : ''}.
        </InsetNote>
      )}
      <LocalNoteHere practiceCode={details.code} offer={offer} note={timeline.localNote} current={current} open={open} />
      {open.length > 0 ? (
        <>
          <SectionHeading>Say how it stands</SectionHeading>
          <Form method="post" noValidate key={current?.entryId}>
            <StatementFields open={open} limits={limits} asks={asks} />
            <ButtonRow>
              <Button>Record it</Button>
              <a href={`/practice/${details.code}`}>Back without recording</a>
            </ButtonRow>
            <p className="soft">
              Recording also makes this week’s return. Nothing is overwritten: what you said before stays in the record.
            </p>
          </Form>
        </>
      ) : null}
      <p>
        <a href={`/practice/${details.code}/feedback?action=${offer.actionSlug}`}>Tell the committee something of this action</a>
      </p>
      <SectionHeading>The record</SectionHeading>
      {entries.length > 0 ? <RecordTimeline timeline={timeline} /> : <p>Nothing is recorded yet.</p>}
    </FormState>
  )
}
