import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { announcedLines } from '#app/features/ballots/records/ballot-line-queries.server.ts'
import { BallotLines } from '#app/features/ballots/records/ballot-lines.tsx'
import { NationalView } from '#app/features/figures/pages/national-view.tsx'
import { nationalVisit } from '#app/features/figures/pages/national-visit.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'

const PATH = '/figures'
export const handle: PageHandle = { wide: true, cached: { query: ['as-at', 'known', 'compare', 'action', 'order'], ahead: true } }
export const meta: MetaFunction = () => [
  { title: 'Figures · Concert' },
  { name: 'description', content: 'How many practices in England take each action, where, since when and out of how many.' },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, at, today, settings } = contextOf(visit)
  const shown = nationalVisit(
    db,
    new URL(visit.request.url).searchParams,
    { path: PATH, audience: 'public', site: settings.publicAddress },
    at,
  )
  return data({ visit: shown, votes: announcedLines(db, today) }, { status: shown.kind === 'refused' ? 404 : 200 })
}

export default function Figures() {
  const { visit, votes } = useLoaderData<typeof loader>()
  return <NationalView visit={visit} path={PATH} title="England" first={<BallotLines lines={votes} />} />
}
