import type { LoaderFunctionArgs } from '@remix-run/node'
import { editionsData } from '#app/features/menu/editions/edition-feeds-queries.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'

export const handle: PageHandle = { cached: {} }

/** The editions of the menu as JSON, each with its offers. */
export function loader(visit: LoaderFunctionArgs) {
  const { db, at, settings } = contextOf(visit)
  const data = editionsData(db, settings.publicAddress, at)
  return new Response(`${JSON.stringify(data, null, 1)}\n`, { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
}
