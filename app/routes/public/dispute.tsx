import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { disputeForPage } from '#app/features/disputes/file/dispute-for-page.ts'
import { disputeLinks } from '#app/features/disputes/links/dispute-links.server.ts'
import { practicesThatLogged } from '#app/features/disputes/logged/logged-words.ts'
import { DisputePage } from '#app/features/disputes/pages/dispute-page.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { disputeAsked, loggedTotalsAsked } from '../shared-by-desks/dispute-file.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: { query: ['as-at', 'known'] }, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found?.asked.dispute.title ?? 'Dispute'} · Concert` },
]

export function loader(visit: LoaderFunctionArgs) {
  const asked = disputeAsked(visit)
  if (!asked) throw notFound()
  const { db, at } = contextOf(visit)
  const { dispute } = asked
  const read = { asked: { ...asked, dispute: disputeForPage(dispute, '') }, events: dispute.events.length }
  const logged = practicesThatLogged(loggedTotalsAsked(visit, asked))
  return data({ ...read, logged, links: disputeLinks(db, dispute, at) }, { status: asked.ok ? 200 : 404 })
}

export default function Dispute() {
  const { asked, events, links, logged } = useLoaderData<typeof loader>()
  return <DisputePage asked={asked} events={events} links={links} logged={logged} />
}
