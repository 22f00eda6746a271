import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { askedDispute } from '#app/features/disputes/file/dispute-queries.server.ts'
import { SurveyResults } from '#app/features/disputes/survey-results/survey-results.tsx'
import { rowsOf, waveBySlug } from '#app/features/disputes/survey-results/wave-queries.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: {}, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found?.wave.fields.title ?? 'A survey'}: what was asked and answered · Concert` },
]

export function loader(visit: LoaderFunctionArgs) {
  const { db, today } = contextOf(visit)
  const asked = askedDispute(db, visit.params.dispute ?? '', null, today)
  const wave = waveBySlug(db, visit.params.survey ?? '')
  if (!asked || !wave || wave.lmcSlug !== null || wave.fields.dispute !== asked.dispute.slug) throw notFound()
  const { slug, title, lines, origin } = asked.dispute
  const earlier = waveBySlug(db, wave.fields.follows)
  return {
    wave,
    rows: rowsOf(wave, earlier),
    earlier: earlier ? { slug: earlier.slug, title: earlier.fields.title } : null,
    dispute: { slug, title, origin, lines: lines.map(({ key, name }) => ({ key, name })) },
  }
}

export default function Survey() {
  const { wave, rows, earlier, dispute } = useLoaderData<typeof loader>()
  return <SurveyResults wave={wave} rows={rows} earlier={earlier} dispute={dispute} />
}
