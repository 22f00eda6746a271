import type { LoaderFunctionArgs } from '@remix-run/node'
import { editionsAtom } from '#app/features/menu/editions/edition-feeds-queries.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'

export const handle: PageHandle = { cached: {} }

/** The editions of the menu as an Atom feed. */
export function loader(visit: LoaderFunctionArgs) {
  const { db, at, settings } = contextOf(visit)
  const feed = editionsAtom(db, { site: settings.publicAddress, siteName: settings.siteName }, at)
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } })
}
