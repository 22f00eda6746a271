import type { LoaderFunctionArgs } from '@remix-run/node'
import { editionsData } from '#app/features/menu/editions/edition-feeds-queries.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'

export const handle: PageHandle = { cached: {} }

/** The editions of the menu as JSON, each with its offers. */
export function loader({ context: { db, settings, now } }: LoaderFunctionArgs) {
  const data = editionsData(db, settings.publicAddress, now())
  return new Response(`${JSON.stringify(data, null, 1)}\n`, { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
}
