import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { endSession } from '#app/features/people/sessions/sessions.server.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'

export const loader = () => redirect('/')

export async function action({ request, context: { db, settings, now } }: ActionFunctionArgs) {
  const cookieHeader = request.headers.get('Cookie')
  const cookie = await inSharedTransaction(db, (tx) => endSession(tx, cookieHeader, settings.secureCookies, now()))
  return redirect('/', { headers: { 'Set-Cookie': cookie } })
}
