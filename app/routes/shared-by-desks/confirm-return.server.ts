import { type ActionFunctionArgs, data } from '@remix-run/node'
import { drawnFrom, parseReturn } from '#app/features/adoption/statements/adoption-form.ts'
import { makeReturn } from '#app/features/adoption/statements/make-return.server.ts'
import { REFUSALS } from '#app/features/adoption/statements/refusal-words.ts'
import { recordedSince } from '#app/features/practice-desk/record/recorded-since-queries.server.ts'
import { returnDone } from '#app/features/practice-desk/this-week/done-words.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { contextOf } from './context-of-visit.server.ts'
import { redirectSaying } from './flash.server.ts'

type Confirming = {
  practiceCode: string
  personId: string
  /** The named fields of the form of a return. */
  values: Record<string, string>
  /** The page to return to. */
  here: string
}

/** Makes the return that a form confirms, and says so on its page; refused, what was recorded meanwhile is shown beside the reason. */
export async function confirmReturn(visit: ActionFunctionArgs, { practiceCode, personId, values, here }: Confirming) {
  const { db, at } = contextOf(visit)
  const form = parseReturn(values)
  if (!form.ok) return data({ errors: { '': form.errors.week ?? '' }, since: [] }, { status: 422 })
  const { week } = form.value
  const outcome = await inSharedTransaction(db, (tx) => makeReturn(tx, practiceCode, week, { personId }, at, drawnFrom(values)))
  if (outcome.ok) return redirectSaying(visit, here, { done: returnDone(outcome, week) })
  const asked = { practiceCode, seen: values.seen ?? '', readerId: personId }
  const since = outcome.reason === 'week-changed-meanwhile' ? recordedSince(db, asked, at) : []
  return data({ errors: { '': REFUSALS[outcome.reason].words }, since }, { status: 422 })
}
