import type { LoaderFunctionArgs } from '@remix-run/node'
import { committeePaper } from '#app/features/figures/papers/committee-paper.server.ts'
import { file, releaseInAddress } from '../shared-by-desks/figure-files.server.ts'
import { committeePerson } from '../shared-by-desks/guards.server.ts'

/** The committee paper of a release: two sides of A4, every LMC by name on its map. */
export async function loader(visit: LoaderFunctionArgs) {
  const { db, settings, documents } = await committeePerson(visit)
  const week = releaseInAddress(visit, 'all')
  const { known } = week
  const pdf = await documents.make(`committee paper ${known.id} ${known.hash}`, () => committeePaper(db, week, settings.siteName))
  return file(pdf, { name: `concert-committee-paper-${week.weekEnd}.pdf`, type: 'application/pdf' })
}
