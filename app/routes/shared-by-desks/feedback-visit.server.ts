import { data } from '@remix-run/node'
import { FEEDBACK_FIELDS, FEEDBACK_LIMITS, parseFeedback } from '#app/features/menu/feedback/feedback-form.ts'
import { feedbackActions, feedbackOf } from '#app/features/menu/feedback/feedback-queries.server.ts'
import { FEEDBACK_REFUSALS, type FeedbackSender } from '#app/features/menu/feedback/feedback-rules.ts'
import { sendFeedback } from '#app/features/menu/feedback/send-feedback.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { contextOf, type Visit } from './context-of-visit.server.ts'
import { redirectSaying } from './flash.server.ts'

const DONE = {
  sent: 'Sent. The committee’s answer will stand below what you wrote.',
  already: 'You have sent these words before: nothing was added.',
}

/** The data of the page where a sender writes to the committee. */
export function feedbackShown(visit: Visit, sender: FeedbackSender) {
  const { db, at } = contextOf(visit)
  const asked = new URL(visit.request.url).searchParams.get('action')
  const actions = feedbackActions(db, asked, at)
  const about = actions.find(({ value }) => value === asked)?.value ?? ''
  return { actions, about, feedback: feedbackOf(db, sender), limit: FEEDBACK_LIMITS.words }
}

/** Sends the feedback of a form, and leads back to `here`. */
export async function feedbackSent(visit: Visit, sender: FeedbackSender, personId: string, here: string) {
  const values = namedFields(await visit.request.formData(), FEEDBACK_FIELDS)
  const refused = (errors: Record<string, string>) => data({ errors, values }, { status: 422 })
  const form = parseFeedback(values)
  if (!form.ok) return refused(form.errors)
  const { db, at } = contextOf(visit)
  const sent = { ...form.value, sender }
  const outcome = await inSharedTransaction(db, (tx) => sendFeedback(tx, sent, { personId }, at))
  if (!outcome.ok) return refused({ [FEEDBACK_REFUSALS[outcome.reason].field]: FEEDBACK_REFUSALS[outcome.reason].words })
  return redirectSaying(visit, here, { done: outcome.already ? DONE.already : DONE.sent })
}
