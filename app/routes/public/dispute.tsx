import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { askedDispute } from '#app/features/disputes/file/dispute-queries.server.ts'
import { DisputePage } from '#app/features/disputes/pages/dispute-page.tsx'
import { dayOf } from '#app/platform/time.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: { query: ['as-at'] }, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found?.asked.dispute.title ?? 'Dispute'} · Concert` },
]

export function loader({ request, params, context: { db, now } }: LoaderFunctionArgs) {
  const asked = askedDispute(db, params.dispute ?? '', new URL(request.url).searchParams.get('as-at'), dayOf(now()))
  if (!asked) throw notFound()
  return data({ asked }, { status: asked.ok ? 200 : 404 })
}

export default function Dispute() {
  const { asked } = useLoaderData<typeof loader>()
  return <DisputePage dispute={asked.dispute} today={!asked.ok || asked.today} refused={asked.ok ? null : asked} />
}
