import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { drawnFrom, parseReturn, RETURN_FIELDS } from '#app/features/adoption/statements/adoption-form.ts'
import { makeReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { REFUSALS } from '#app/features/adoption/statements/refusal-words.ts'
import { WeekMeanwhileNote } from '#app/features/practice-desk/record/meanwhile-note.tsx'
import { recordedSince } from '#app/features/practice-desk/record/recorded-since-queries.server.ts'
import { ReturnAnswers } from '#app/features/practice-desk/returns/return-answers.tsx'
import { type ReturnOfWeek, returnPage } from '#app/features/practice-desk/returns/return-queries.server.ts'
import { DeadlineWords } from '#app/features/practice-desk/returns/return-words.tsx'
import { returnDone } from '#app/features/practice-desk/this-week/done-words.ts'
import { ClosedNote, PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { dayAndMonth, moment } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'This week’s return · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode } = await practicePerson(visit, visit.params.practice)
  const page = returnPage(visit.context.db, practiceCode, visit.context.now())
  if (!page) throw notFound()
  return { page }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit, visit.params.practice)
  const { db, now } = visit.context
  const values = namedFields(await visit.request.formData(), RETURN_FIELDS)
  const form = parseReturn(values)
  if (!form.ok) return data({ errors: { '': form.errors.week ?? '' }, since: [] }, { status: 422 })
  const { week } = form.value
  const at = now()
  const by = { personId: person.id }
  const outcome = await inSharedTransaction(db, (tx) => makeReturn(tx, practiceCode, week, by, at, drawnFrom(values)))
  if (outcome.ok) return redirectSaying(visit, `/practice/${practiceCode}/return`, { done: returnDone(outcome, week) })
  const asked = { practiceCode, seen: values.seen ?? '', readerId: person.id }
  const since = outcome.reason === 'week-changed-meanwhile' ? recordedSince(db, asked, at) : []
  return data({ errors: { '': REFUSALS[outcome.reason].words }, since }, { status: 422 })
}

export default function Return() {
  const { page } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { details, thisWeek, lastWeek, answers } = page
  const desk = `/practice/${details.code}`
  const form = ({ week }: ReturnOfWeek, words: string, variant: 'main' | 'quiet') => (
    <Form method="post">
      <input type="hidden" name="week" value={week} />
      <input type="hidden" name="seen" value={page.seen} />
      <Button variant={variant}>{words}</Button>
    </Form>
  )
  const nothing = answers.length === 0 ? 'Nothing decided yet: report that' : 'Nothing changed: confirm'
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      <PageHeading above={<PracticeDetailsLine details={details} />}>
        {thisWeek.madeAt === null
          ? `The return for the week of ${dayAndMonth(thisWeek.week)}`
          : `Your return for the week of ${dayAndMonth(thisWeek.week)} is made`}
      </PageHeading>
      {refused && refused.since.length > 0 ? <WeekMeanwhileNote since={refused.since} /> : null}
      {details.open ? (
        <>
          {thisWeek.madeAt === null ? null : <p>Made {moment(thisWeek.madeAt)}.</p>}
          <ButtonRow>
            {thisWeek.madeAt === null ? form(thisWeek, nothing, 'main') : null}
            <LinkButton href={`${desk}/changes`} variant="quiet">
              Something changed
            </LinkButton>
          </ButtonRow>
          <DeadlineWords page={page} />
        </>
      ) : (
        <ClosedNote details={details} />
      )}
      <ReturnAnswers page={page} />
      {details.open && lastWeek && lastWeek.madeAt === null && answers.length > 0
        ? form(lastWeek, `Nothing changed in the week of ${dayAndMonth(lastWeek.week)} either: confirm it`, 'quiet')
        : null}
      <p>
        <a href={desk}>Back to this week</a>
      </p>
    </>
  )
}
