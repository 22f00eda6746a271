import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isWithheldNow } from '#app/features/disputes/logged/logged-in-england.server.ts'
import { LinesPage } from '#app/features/disputes/pages/dispute-page.tsx'
import { shownLines } from '#app/features/disputes/pages/shown-page.server.tsx'
import { DrawnOrNow } from '#app/ui/drawn.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { disputePage, loggedTotalsAsked } from '../shared-by-desks/dispute-file.server.ts'

export const handle: PageHandle = { cached: { query: ['as-at', 'known'] }, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found?.title ?? 'Dispute'}: how far each line has gone · Concert` },
]

export const loader = (visit: LoaderFunctionArgs) =>
  disputePage(visit, '/lines', (asked, whole) => {
    const { db, at } = contextOf(visit)
    return shownLines({ asked, totals: loggedTotalsAsked(visit, whole), isWithheld: isWithheldNow(db, whole, at) })
  })

export default function DisputeLines() {
  return <DrawnOrNow page={useLoaderData<typeof loader>().page} of={LinesPage} />
}
