import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ballotLines } from '#app/features/ballots/records/ballot-line-queries.server.ts'
import { BallotLines } from '#app/features/ballots/records/ballot-lines.tsx'
import { lmcVisit } from '#app/features/figures/pages/lmc-page-queries.server.ts'
import { LmcView } from '#app/features/figures/pages/lmc-view.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { lmcAudience } from '../shared-by-desks/figures-audience.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true, cached: { query: ['as-at', 'known', 'compare'] } }
export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found?.visit.lmc.name ?? 'LMC'}, in figures · Concert` },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, at, today } = contextOf(visit)
  const slug = visit.params.lmc ?? ''
  const audience = await lmcAudience(visit, slug)
  const found = lmcVisit(db, slug, new URL(visit.request.url).searchParams, audience, at)
  if (!found) throw notFound()
  return data({ visit: found, votes: ballotLines(db, today) }, { status: found.kind === 'refused' ? 404 : 200 })
}

export default function FiguresOfLmc() {
  const { visit, votes } = useLoaderData<typeof loader>()
  return <LmcView visit={visit} last={<BallotLines lines={votes} />} />
}
