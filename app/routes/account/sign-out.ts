import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { endSession } from '#app/features/people/sessions/sessions.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'

export const loader = () => redirect('/')

export async function action(visit: ActionFunctionArgs) {
  const { db, at, secure, cookieHeader } = contextOf(visit)
  const cookie = await inSharedTransaction(db, (tx) => endSession(tx, cookieHeader, secure, at))
  return redirect('/', { headers: { 'Set-Cookie': cookie } })
}
