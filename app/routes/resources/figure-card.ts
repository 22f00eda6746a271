import type { LoaderFunctionArgs } from '@remix-run/node'
import { cardOf, cardSvg } from '#app/features/figures/files/card.ts'
import { latestRelease, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: {} }

/** One figure of England of the latest release, as a picture for other websites: always at the same address. */
export function loader(visit: LoaderFunctionArgs) {
  const { db, settings } = contextOf(visit)
  const [, name] = /^(.+)\.svg$/.exec(visit.params.card ?? '') ?? []
  const latest = latestRelease(db)
  const week = latest && weekFigures(db, { weekEnd: latest.weekEnd, audience: 'public' })
  const facts = week && name ? cardOf(week, name) : undefined
  if (!week || !facts) throw notFound()
  const { siteName, publicAddress } = settings
  const svg = cardSvg(week, facts, { siteName, host: new URL(publicAddress).host })
  const headers = { 'Content-Type': 'image/svg+xml; charset=utf-8', 'Cross-Origin-Resource-Policy': 'cross-origin' }
  return new Response(svg, { headers })
}
