import type { LoaderFunctionArgs } from '@remix-run/node'
import { pictureOfRelease } from '../shared-by-desks/figure-files.server.ts'
import { committeePerson } from '../shared-by-desks/guards.server.ts'

/** A picture of a release with every LMC by name, for the committee. */
export async function loader(visit: LoaderFunctionArgs) {
  await committeePerson(visit)
  return pictureOfRelease(visit, 'all')
}
