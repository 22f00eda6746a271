import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import {
  DRAWN_FIELDS,
  drawnFrom,
  isAnswer,
  LIMITS,
  parseStatement,
  STATEMENT_FIELDS,
  stateOfAnswer,
} from '#app/features/adoption/statements/adoption-form.ts'
import { answerFields } from '#app/features/adoption/statements/answers-form.ts'
import { correctEntry } from '#app/features/adoption/statements/correct-entry.server.ts'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { REFUSALS } from '#app/features/adoption/statements/refusal-words.ts'
import { ActionOverview } from '#app/features/practice-desk/answering/action-overview.tsx'
import { AnswerForm, type AnswerRefused, answerIn } from '#app/features/practice-desk/answering/answer-form.tsx'
import { answerStart } from '#app/features/practice-desk/answering/answer-start-rules.ts'
import { OfferNotes } from '#app/features/practice-desk/answering/offer-notes.tsx'
import { recordedNow } from '#app/features/practice-desk/answering/recorded-queries.server.ts'
import { LocalNoteHere } from '#app/features/practice-desk/this-week/local-note-here.tsx'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { daysToConfirm } from '#app/platform/typed-days.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { practiceAction } from '../shared-by-desks/practice-action.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Our answer: ${page?.timeline.offer.title ?? 'action'} · Concert` },
]

/** The page of an action; with `?answer=` the second step, which asks for the details of the chosen answer. */
export async function loader(visit: LoaderFunctionArgs) {
  const { timeline, at } = await practiceAction(visit)
  const asked = new URL(visit.request.url).searchParams
  const answer = asked.get('answer')
  const chosen = isAnswer(answer) && timeline.open.includes(stateOfAnswer(answer)) ? answer : null
  // "Next" without a choice shows a message; a link shows the question.
  const unchosen = chosen === null && asked.has('step')
  return { timeline, chosen, unchosen, start: answerStart(chosen, timeline, dayOf(at)), limits: LIMITS }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode, at, timeline } = await practiceAction(visit)
  const { db } = visit.context
  const { asks, offer } = timeline
  const fields = [...DRAWN_FIELDS, 'later', ...STATEMENT_FIELDS, ...answerFields(asks)]
  const values = namedFields(await visit.request.formData(), fields)
  const refused = (why: Omit<AnswerRefused, 'values'>) => data<AnswerRefused>({ values, ...why }, { status: 422 })
  const form = parseStatement(values, dayOf(at), asks)
  if (!form.ok) return refused({ errors: form.errors })
  const days = daysToConfirm(values, ['effectiveOn', 'plannedFor'])
  if (days) return data<AnswerRefused>({ ...days, errors: {} })
  const drawn = drawnFrom(values)
  const place = { practiceCode, actionSlug: offer.actionSlug }
  const by = { personId: person.id }
  const outcome = await inSharedTransaction(db, (tx) =>
    values.do === 'correct'
      ? correctEntry(tx, { ...place, entryId: values.later ?? '', instead: form.value, ...drawn }, by, at)
      : recordAdoption(tx, { ...form.value, ...place, ...drawn }, by, at),
  )
  if (!outcome.ok) {
    const { field, words } = REFUSALS[outcome.reason]
    const meanwhile = outcome.reason === 'changed-meanwhile'
    return refused({ errors: { [field]: words }, later: outcome.later, meanwhile })
  }
  const done = recordedNow(db, { practiceCode, actionSlugs: [offer.actionSlug] }, outcome, at)
  return redirectSaying(visit, `/practice/${practiceCode}`, { done })
}

export default function Action() {
  const { timeline, chosen, unchosen, start, limits } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { details, offer, open, current } = timeline
  const here = `/practice/${details.code}/actions/${offer.actionSlug}`
  const answer = refused ? answerIn(refused.values) : chosen
  const notes = (
    <>
      <OfferNotes offer={offer} open={open} />
      <LocalNoteHere practiceCode={details.code} offer={offer} note={timeline.localNote} current={current} open={open} />
    </>
  )
  if (!answer) return <ActionOverview {...{ timeline, unchosen, limits, notes }} errors={refused?.errors} />
  return (
    <AnswerForm
      {...{ timeline, answer, start, refused, limits }}
      back={here}
      save="Record it"
      form={(fields) => (
        <Form method="post" noValidate>
          {fields}
        </Form>
      )}
    >
      <PageHeading above={<PracticeDetailsLine details={details} />} lead={<a href={here}>{offer.title}</a>}>
        Our answer
      </PageHeading>
      {notes}
    </AnswerForm>
  )
}
