import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { nearReleases } from '#app/features/figures/archive/near-releases.ts'
import { NoSuchRelease } from '#app/features/figures/archive/no-such-release.tsx'
import { ReleaseView } from '#app/features/figures/archive/release-view.tsx'
import { citation } from '#app/features/figures/archive/release-words.ts'
import { allReleases, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: {} }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${titleOf(page)} · Concert` }]

function titleOf(page: Awaited<ReturnType<typeof loader>>['data'] | undefined): string {
  if (!page?.shown) return page?.missing?.title ?? 'Release'
  const { id, issue } = page.shown.release
  return `Release of ${longDay(id.slice(0, 10))}${issue > 1 ? `, issue ${issue}` : ''}`
}

export async function loader(visit: LoaderFunctionArgs) {
  const { db, settings } = contextOf(visit)
  const releases = allReleases(db, 'public')
  if (releases.length === 0) throw notFound()
  const release = releases.find(({ id }) => id === visit.params.release)
  if (!release) return data({ missing: nearReleases(visit.params.release ?? '', releases), shown: null }, { status: 404 })
  const { siteName, publicAddress } = settings
  const shown = {
    release,
    week: weekFigures(db, { weekEnd: release.weekEnd, known: release.id, audience: 'public' }) ?? null,
    issues: releases.filter(({ weekEnd }) => weekEnd === release.weekEnd),
    cite: citation(release, { siteName, address: `${publicAddress}/figures/releases/${release.id}` }),
  }
  return data({ missing: null, shown })
}

export default function Release() {
  const { missing, shown } = useLoaderData<typeof loader>()
  return shown ? <ReleaseView {...shown} /> : <NoSuchRelease {...missing} />
}
