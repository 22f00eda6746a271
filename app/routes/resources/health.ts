import type { LoaderFunctionArgs } from '@remix-run/node'
import { secondsBehind } from '#app/features/audit/chain/watch-clock.server.ts'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'

/** Ready when the database answers. It reveals nothing else, except that the machine's clock was set back, while it was. */
export function loader({ context: { db, now } }: LoaderFunctionArgs) {
  registerKindOf(db)
  const behind = secondsBehind(db, now())
  const words = behind > 0 ? `ok\nthe clock stands ${behind} seconds behind the record` : 'ok'
  return new Response(words, { headers: { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' } })
}
