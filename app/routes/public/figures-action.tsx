import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { actionVisit } from '#app/features/figures/pages/action-page.server.tsx'
import { ActionView } from '#app/features/figures/pages/action-view.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { figuresAudience } from '../shared-by-desks/figures-audience.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true, cached: { query: ['as-at', 'known', 'compare'] } }
export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found?.visit.shortTitle ?? 'Action'}, in figures · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, at } = contextOf(visit)
  const audience = await figuresAudience(visit)
  const { searchParams } = new URL(visit.request.url)
  const found = actionVisit(db, visit.params.action ?? '', searchParams, audience, at)
  if (!found) throw notFound()
  return data({ visit: found }, { status: found.kind === 'refused' ? 404 : 200 })
}

export default function FiguresOfAction() {
  const { visit } = useLoaderData<typeof loader>()
  return <ActionView visit={visit} />
}
