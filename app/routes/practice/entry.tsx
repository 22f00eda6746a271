import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import {
  CORRECTION_FIELDS,
  DRAWN_FIELDS,
  drawnFrom,
  isAnswer,
  LIMITS,
  parseCorrection,
} from '#app/features/adoption/statements/adoption-form.ts'
import { answerFields } from '#app/features/adoption/statements/answers-form.ts'
import { correctEntry } from '#app/features/adoption/statements/correct-entry.server.ts'
import { REFUSALS } from '#app/features/adoption/statements/refusal-words.ts'
import { entryInWords } from '#app/features/adoption/statements/state-words.ts'
import { UNCHOSEN } from '#app/features/practice-desk/answering/answer-choice.tsx'
import { AnswerForm, type AnswerRefused, answerIn } from '#app/features/practice-desk/answering/answer-form.tsx'
import { correctionStart } from '#app/features/practice-desk/answering/answer-start-rules.ts'
import { CorrectionChoice } from '#app/features/practice-desk/answering/correction-choice.tsx'
import { recordedNow } from '#app/features/practice-desk/answering/recorded-queries.server.ts'
import { TakeBackForm } from '#app/features/practice-desk/answering/take-back-form.tsx'
import { PracticeDetailsLine } from '#app/features/practice-desk/this-week/practice-details-line.tsx'
import { moment } from '#app/platform/dates-in-words.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { daysToConfirm } from '#app/platform/typed-days.ts'
import { Form } from '#app/ui/form.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'
import { practiceAction } from '../shared-by-desks/practice-action.server.ts'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Correct an entry · Concert' }]

async function entryAsked(visit: LoaderFunctionArgs) {
  const asked = await practiceAction(visit)
  const entry = asked.timeline.entries.find(({ id }) => id === visit.params.entry)
  if (!entry) throw notFound()
  return { ...asked, entry }
}

export async function loader(visit: LoaderFunctionArgs) {
  const { timeline, entry } = await entryAsked(visit)
  const asked = new URL(visit.request.url).searchParams
  const answer = asked.get('answer')
  const chosen = isAnswer(answer) ? answer : null
  const takesBack = answer === 'void'
  const unchosen = chosen === null && !takesBack && asked.has('step')
  return { timeline, entry, chosen, takesBack, unchosen, start: correctionStart(chosen, entry, timeline.asks), limits: LIMITS }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, practiceCode, db, at, today, entry, timeline } = await entryAsked(visit)
  const { asks, offer } = timeline
  const fields = [...DRAWN_FIELDS, 'later', ...CORRECTION_FIELDS, ...answerFields(asks)]
  const values = namedFields(await visit.request.formData(), fields)
  const refused = (why: Omit<AnswerRefused, 'values'>) => data<AnswerRefused>({ values, ...why }, { status: 422 })
  const form = parseCorrection(values, today, asks)
  if (!form.ok) return refused({ errors: form.errors })
  const days = 'instead' in form.value ? daysToConfirm(values, ['effectiveOn', 'plannedFor']) : undefined
  if (days) return data<AnswerRefused>({ ...days, errors: {} })
  const entryId = values.do === 'correct' ? (values.later ?? '') : entry.id
  const correction = { practiceCode, actionSlug: offer.actionSlug, entryId, ...form.value, ...drawnFrom(values) }
  const outcome = await inSharedTransaction(db, (tx) => correctEntry(tx, correction, by, at))
  if (!outcome.ok) {
    const { field, words } = REFUSALS[outcome.reason]
    return refused({ errors: { [field]: words }, later: outcome.later, meanwhile: outcome.reason === 'changed-meanwhile' })
  }
  const what = 'void' in form.value ? 'Taken back' : 'Corrected'
  const done = recordedNow(db, { practiceCode, actionSlugs: [offer.actionSlug], what }, outcome, at)
  return redirectSaying(visit, `/practice/${practiceCode}/actions/${offer.actionSlug}`, { done })
}

export default function CorrectEntry() {
  const { timeline, entry, chosen, takesBack, unchosen, start, limits } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { details, offer } = timeline
  const back = `/practice/${details.code}/actions/${offer.actionSlug}`
  const heading = (
    <>
      <PageHeading above={<PracticeDetailsLine details={details} />} lead={<a href={back}>{offer.title}</a>}>
        Correct an entry
      </PageHeading>
      <p>
        It says “{entry.state ? entryInWords({ ...entry, state: entry.state }) : 'taken back'}”, recorded{' '}
        {moment(entry.recordedAt)}. A correction is a new entry; this one stays in the record, marked as corrected.
      </p>
    </>
  )
  if (takesBack) return <TakeBackForm {...{ timeline, refused, limits, back }}>{heading}</TakeBackForm>
  const answer = refused ? answerIn(refused.values) : chosen
  const wrong = unchosen ? UNCHOSEN : refused?.errors.correction
  if (!answer) return <CorrectionChoice {...{ entry, back, error: wrong }}>{heading}</CorrectionChoice>
  return (
    <AnswerForm
      {...{ timeline, answer, start, refused, limits, back }}
      save="Record the correction"
      form={(fields) => (
        <Form method="post" noValidate>
          <input type="hidden" name="correction" value="instead" />
          {fields}
        </Form>
      )}
    >
      {heading}
    </AnswerForm>
  )
}
