import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FeedbackAnswerFields } from '#app/features/menu/feedback/feedback-fields.tsx'
import { ANSWER_FIELDS, FEEDBACK_LIMITS, parseFeedbackAnswer } from '#app/features/menu/feedback/feedback-form.ts'
import { FeedbackAnswers, fromWhom } from '#app/features/menu/feedback/feedback-list.tsx'
import { committeeFeedbackPiece } from '#app/features/menu/feedback/feedback-queries.server.ts'
import { FEEDBACK_REFUSALS, KIND_WORDS } from '#app/features/menu/feedback/feedback-rules.ts'
import { answerFeedback } from '#app/features/menu/feedback/send-feedback.server.ts'
import { mayOpen } from '#app/features/people/accounts/people-access.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Tag } from '#app/ui/tag.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { committeeEditor, committeePerson, notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { longForm: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Feedback: ${page?.feedback.title ?? 'one piece'} · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db, at } = await committeePerson(visit)
  const piece = committeeFeedbackPiece(db, visit.params.feedback ?? '', at)
  if (!piece) throw notFound()
  return { ...piece, mayAnswer: mayOpen.committeeDesk(person) !== undefined, limit: FEEDBACK_LIMITS.answer }
}

export async function action(visit: ActionFunctionArgs) {
  const { by, db, at } = await committeeEditor(visit)
  const feedbackId = visit.params.feedback ?? ''
  if (!committeeFeedbackPiece(db, feedbackId, at)) throw notFound()
  const values = namedFields(await visit.request.formData(), ANSWER_FIELDS)
  const refused = (errors: Record<string, string>) => data({ errors, values }, { status: 422 })
  const form = parseFeedbackAnswer(values)
  if (!form.ok) return refused(form.errors)
  const answer = { ...form.value, feedbackId, seen: values.seen || undefined }
  const outcome = await inSharedTransaction(db, (tx) => answerFeedback(tx, answer, by, at))
  if (!outcome.ok) return refused({ [FEEDBACK_REFUSALS[outcome.reason].field]: FEEDBACK_REFUSALS[outcome.reason].words })
  return redirectSaying(visit, `/committee/feedback/${feedbackId}`, {
    done: 'Answered. The sender reads it beside their words.',
  })
}

export default function FeedbackPiece() {
  const { feedback, editions, mayAnswer, limit } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { actionSlug, title, kind, words, answers } = feedback
  return (
    <FormState values={refused?.values} errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href="/committee/feedback">Feedback</a>}
        lead={actionSlug === null ? 'About no one action.' : <a href={`/actions/${actionSlug}`}>The action</a>}
      >
        {title}
      </PageHeading>
      <p>
        <Tag kind="plain">{KIND_WORDS[kind]}</Tag> {fromWhom(feedback)}
      </p>
      <p>{words}</p>
      <FeedbackAnswers answers={answers} />
      {mayAnswer ? (
        <>
          <SectionHeading>{answers.length > 0 ? 'Add to the answer' : 'Answer'}</SectionHeading>
          <Form method="post" noValidate key={answers.length}>
            <SeenField now={String(answers.length)} shown={Boolean(refused?.errors[''])} />
            <FeedbackAnswerFields editions={editions} limit={limit} />
            <ButtonRow>
              <Button>Answer</Button>
              <a href="/committee/feedback">Back without answering</a>
            </ButtonRow>
          </Form>
        </>
      ) : (
        <p className="soft">Editors of the committee answer.</p>
      )}
    </FormState>
  )
}
