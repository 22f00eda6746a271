import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
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
  const asked = new URL(visit.request.url)
  const shown = nationalVisit(db, asked.searchParams, { path: PATH, audience: 'public', site: settings.publicAddress }, at)
  // A choice that is none leads to the page without it: there is no end of such addresses, and each would be cached as a page of its own.
  const strays = shown.kind === 'shown' ? straysIn(asked.searchParams, shown.kept) : []
  if (strays.length > 0) {
    for (const name of strays) asked.searchParams.delete(name)
    throw redirect(asked.pathname + asked.search)
  }
  return data({ visit: shown, votes: announcedLines(db, today) }, { status: shown.kind === 'refused' ? 404 : 200 })
}

const straysIn = (query: URLSearchParams, kept: Record<string, string>) =>
  Object.keys(kept).filter((name) => query.has(name) && query.get(name) !== kept[name])

export default function Figures() {
  const { visit, votes } = useLoaderData<typeof loader>()
  return <NationalView visit={visit} path={PATH} title="England" first={<BallotLines lines={votes} />} />
}
