import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { disputeForPage } from '#app/features/disputes/file/dispute-for-page.ts'
import { isWithheldNow } from '#app/features/disputes/logged/logged-in-england.server.ts'
import { LinesPage } from '#app/features/disputes/pages/dispute-page.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { disputeAsked, loggedTotalsAsked } from '../shared-by-desks/dispute-file.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: { query: ['as-at', 'known'] }, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found?.asked.dispute.title ?? 'Dispute'}: how far each line has gone · Concert` },
]

export function loader(visit: LoaderFunctionArgs) {
  const asked = disputeAsked(visit)
  if (!asked) throw notFound()
  const { db, at } = contextOf(visit)
  const totals = loggedTotalsAsked(visit, asked)
  const isWithheld = isWithheldNow(db, asked.dispute, at)
  const read = { asked: { ...asked, dispute: disputeForPage(asked.dispute, '/lines') }, totals, isWithheld }
  return data(read, { status: asked.ok ? 200 : 404 })
}

export default function DisputeLines() {
  const { asked, totals, isWithheld } = useLoaderData<typeof loader>()
  return <LinesPage asked={asked} totals={totals} isWithheld={isWithheld} />
}
