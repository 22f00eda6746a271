import type { LoaderFunctionArgs } from '@remix-run/node'
import { allReleases } from '#app/features/figures/releases/release-queries.server.ts'
import { releasesAtom } from '#app/features/figures/releases/releases-atom.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'

export const handle: PageHandle = { cached: {} }

/** The releases of figures as an Atom feed. */
export function loader(visit: LoaderFunctionArgs) {
  const { db, settings } = contextOf(visit)
  const feed = releasesAtom(allReleases(db), { site: settings.publicAddress, siteName: settings.siteName })
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } })
}
