import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { InterfaceView } from '#app/features/figures/interface/interface-view.tsx'
import { latestRelease, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'

export const handle: PageHandle = { cached: {} }
export const meta: MetaFunction = () => [{ title: 'Figures for programs, spreadsheets and websites · Concert' }]

export function loader(visit: LoaderFunctionArgs) {
  const { db, settings } = contextOf(visit)
  const latest = latestRelease(db)
  const week = latest && weekFigures(db, { weekEnd: latest.weekEnd, audience: 'public' })
  const cards = (week?.columns ?? []).map(({ slug, title }) => ({ card: slug, title }))
  return { site: settings.publicAddress, cards }
}

export default function Interface() {
  const { site, cards } = useLoaderData<typeof loader>()
  return <InterfaceView site={site} cards={cards} />
}
