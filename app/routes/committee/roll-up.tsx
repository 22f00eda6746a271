import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NationalView } from '#app/features/figures/pages/national-view.tsx'
import { nationalVisit } from '#app/features/figures/pages/national-visit.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { committeePerson } from '../shared-by-desks/guards.server.ts'

const PATH = '/committee'
export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'National roll-up · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  await committeePerson(visit)
  const { db, now, settings } = visit.context
  const shown = nationalVisit(
    db,
    new URL(visit.request.url).searchParams,
    { path: PATH, audience: 'all', site: settings.publicAddress },
    now(),
  )
  return data({ shown }, { status: shown.kind === 'refused' ? 404 : 200 })
}

export default function RollUp() {
  const { shown } = useLoaderData<typeof loader>()
  return <NationalView visit={shown} path={PATH} title="National roll-up" />
}
