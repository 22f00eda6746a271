import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NationalView } from '#app/features/figures/pages/national-view.tsx'
import { nationalVisit } from '#app/features/figures/pages/national-visit.server.ts'
import { weekEnds } from '#app/features/figures/releases/release-queries.server.ts'
import { deskNews } from '#app/features/help/beside-desks/desk-news.server.ts'
import { AnnouncedBeside, NotSeenYet } from '#app/features/help/beside-desks/desk-news.tsx'
import { sinceLastLook } from '#app/features/people/accounts/last-look.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { committeePerson } from '../shared-by-desks/guards.server.ts'

const PATH = '/committee'
export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'National roll-up · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db, at, settings } = await committeePerson(visit)
  const query = new URL(visit.request.url).searchParams
  const [latest] = weekEnds(db)
  const before = latest && sinceLastLook(db, person.id, latest)
  // Opened without a question, the page compares the latest week with the one its reader looked at last.
  const since = query.has('as-at') || query.has('compare') ? undefined : before
  if (since) query.set('compare', since)
  const shown = nationalVisit(db, query, { path: PATH, audience: 'all', site: settings.publicAddress }, at)
  return data({ shown, since: since ?? null, beside: deskNews(db, person, at) }, { status: shown.kind === 'refused' ? 404 : 200 })
}

export default function RollUp() {
  const { shown, since, beside } = useLoaderData<typeof loader>()
  const first = (
    <>
      <NotSeenYet news={beside} back={PATH} />
      <AnnouncedBeside news={beside} />
    </>
  )
  return <NationalView visit={shown} path={PATH} title="National roll-up" since={since} first={first} />
}
