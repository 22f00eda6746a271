import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ReleaseView } from '#app/features/figures/archive/release-view.tsx'
import { citation } from '#app/features/figures/archive/release-words.ts'
import { allReleases, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: {} }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: `Release of ${page ? longDay(page.release.id.slice(0, 10)) : ''}${page && page.release.issue > 1 ? `, issue ${page.release.issue}` : ''} · Concert`,
  },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, settings } = contextOf(visit)
  const releases = allReleases(db, 'public')
  const release = releases.find(({ id }) => id === visit.params.release)
  if (!release) throw notFound()
  const { siteName, publicAddress } = settings
  return {
    release,
    week: weekFigures(db, { weekEnd: release.weekEnd, known: release.id, audience: 'public' }) ?? null,
    issues: releases.filter(({ weekEnd }) => weekEnd === release.weekEnd),
    cite: citation(release, { siteName, address: `${publicAddress}/figures/releases/${release.id}` }),
  }
}

export default function Release() {
  const { release, week, issues, cite } = useLoaderData<typeof loader>()
  return <ReleaseView {...{ release, week, issues, cite }} />
}
