import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DemandPage } from '#app/features/disputes/pages/demand-page.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { disputeAsked } from '../shared-by-desks/dispute-file.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: { query: ['as-at', 'known'] }, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Demand ${found.demand.number}: ${found.asked.dispute.title} · Concert` : 'Demand · Concert' },
]

export function loader(visit: LoaderFunctionArgs) {
  const asked = disputeAsked(visit)
  const demand = asked?.dispute.demands.find(({ number }) => String(number) === visit.params.demand)
  if (!asked || !demand) throw notFound()
  return data({ asked, demand }, { status: asked.ok ? 200 : 404 })
}

export default function Demand() {
  const { asked, demand } = useLoaderData<typeof loader>()
  return <DemandPage dispute={asked.dispute} demand={demand} today={!asked.ok || asked.today} refused={asked.ok ? null : asked} />
}
