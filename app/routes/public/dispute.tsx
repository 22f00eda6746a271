import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { disputeLinks } from '#app/features/disputes/links/dispute-links.server.ts'
import { practicesThatLogged } from '#app/features/disputes/logged/logged-words.ts'
import { DisputePage } from '#app/features/disputes/pages/dispute-page.tsx'
import { shownFirst } from '#app/features/disputes/pages/shown-page.server.tsx'
import { DrawnOrNow } from '#app/ui/drawn.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { disputePage, loggedTotalsAsked } from '../shared-by-desks/dispute-file.server.ts'

export const handle: PageHandle = { cached: { query: ['as-at', 'known'] }, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: found }) => [{ title: `${found?.title ?? 'Dispute'} · Concert` }]

export const loader = (visit: LoaderFunctionArgs) =>
  disputePage(visit, '', (asked, whole) => {
    const { db, at } = contextOf(visit)
    const logged = practicesThatLogged(loggedTotalsAsked(visit, whole))
    return shownFirst({ asked, events: whole.events.length, logged, links: disputeLinks(db, whole, at) })
  })

export default function Dispute() {
  return <DrawnOrNow page={useLoaderData<typeof loader>().page} of={DisputePage} />
}
