import type { LoaderFunctionArgs } from '@remix-run/node'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'

/** Ready when the database answers. Says nothing else. */
export function loader({ context }: LoaderFunctionArgs) {
  registerKindOf(context.db)
  return new Response('ok', { headers: { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' } })
}
