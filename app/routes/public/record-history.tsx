import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { recordHistory } from '#app/features/committee-desk/history/history-queries.server.ts'
import { HistoryView } from '#app/features/committee-desk/history/history-view.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true, cached: { query: ['as-at', 'known'] } }
export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found?.history.title ?? 'Record'}, history of the ${found?.history.noun ?? 'record'} · Concert` },
]

export function loader(visit: LoaderFunctionArgs) {
  const { db, at } = contextOf(visit)
  const query = new URL(visit.request.url).searchParams
  const which = { kind: visit.params.recordKind ?? '', slug: visit.params.record ?? '' }
  const history = recordHistory(db, which, { asAt: query.get('as-at'), known: query.get('known') }, at)
  if (!history) throw notFound()
  return data({ history }, { status: history.refused ? 404 : 200 })
}

export default function RecordHistory() {
  const { history } = useLoaderData<typeof loader>()
  return <HistoryView history={history} />
}
