import type { LoaderFunctionArgs } from '@remix-run/node'
import { areaPaper } from '#app/features/figures/papers/area-paper.server.ts'
import { file, releaseInAddress } from '../shared-by-desks/figure-files.server.ts'
import { lmcOfficer, notFound } from '../shared-by-desks/guards.server.ts'

/** The LMC's area of a release on one side of A4, for its officers; 404 where too few of its practices reported. */
export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug, db, settings, documents } = await lmcOfficer(visit)
  const week = releaseInAddress(visit, 'all')
  const job = areaPaper(db, week, lmcSlug, settings.siteName)
  if (!job) throw notFound()
  const pdf = await documents.make(`area ${lmcSlug} ${week.known.hash}`, () => job)
  return file(pdf, { name: `concert-${lmcSlug}-${week.weekEnd}.pdf`, type: 'application/pdf' })
}
