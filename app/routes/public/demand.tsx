import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { askedDispute } from '#app/features/disputes/file/dispute-queries.server.ts'
import { DemandPage } from '#app/features/disputes/pages/demand-page.tsx'
import { dayOf } from '#app/platform/time.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: { query: ['as-at'] }, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: found ? `Demand ${found.demand.number}: ${found.asked.dispute.title} · Concert` : 'Demand · Concert' },
]

export function loader({ request, params, context: { db, now } }: LoaderFunctionArgs) {
  const asked = askedDispute(db, params.dispute ?? '', new URL(request.url).searchParams.get('as-at'), dayOf(now()))
  const demand = asked?.dispute.demands.find(({ number }) => String(number) === params.demand)
  if (!asked || !demand) throw notFound()
  return data({ asked, demand }, { status: asked.ok ? 200 : 404 })
}

export default function Demand() {
  const { asked, demand } = useLoaderData<typeof loader>()
  return <DemandPage dispute={asked.dispute} demand={demand} today={!asked.ok || asked.today} refused={asked.ok ? null : asked} />
}
