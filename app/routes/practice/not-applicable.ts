import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { recordAdoption } from '#app/features/adoption/statements/record-adoption.server.ts'
import { offerInForce } from '#app/features/menu/editions/menu-queries.server.ts'
import { RECORDED } from '#app/features/practice-desk/this-week/done-words.ts'
import { notApplicableHere } from '#app/features/practice-desk/this-week/local-condition-rules.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

async function visited(visit: LoaderFunctionArgs) {
  const { person, practiceCode } = await practicePerson(visit, visit.params.practice)
  const actionSlug = visit.params.action ?? ''
  const at = visit.context.now()
  if (!offerInForce(visit.context.db, actionSlug, at)) throw notFound()
  return { person, practiceCode, actionSlug, at }
}

/** Visitors without the button are led to the action. */
export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, actionSlug } = await visited(visit)
  return redirect(`/practice/${practiceCode}/actions/${actionSlug}`)
}

/**
 * "Not applicable here", from today on, in one click. A refusal leads to the action, where the same can be stated and is
 * explained.
 */
export async function action(visit: ActionFunctionArgs) {
  const { person, practiceCode, actionSlug, at } = await visited(visit)
  const statement = { ...notApplicableHere(dayOf(at)), practiceCode, actionSlug }
  const outcome = await inSharedTransaction(visit.context.db, (tx) => recordAdoption(tx, statement, { personId: person.id }, at))
  if (!outcome.ok) return redirect(`/practice/${practiceCode}/actions/${actionSlug}`)
  return redirectSaying(visit, `/practice/${practiceCode}`, { done: RECORDED })
}
