import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { endSession } from '#app/features/people/sessions/sessions.server.ts'

export const loader = () => redirect('/')

export async function action({ request, context }: ActionFunctionArgs) {
  const cookie = await endSession(context.db, request.headers.get('Cookie'), context.settings.secureCookies, context.now())
  return redirect('/', { headers: { 'Set-Cookie': cookie } })
}
