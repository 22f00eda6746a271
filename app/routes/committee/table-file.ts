import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvOfRelease } from '../shared-by-desks/figure-files.server.ts'
import { committeePerson } from '../shared-by-desks/guards.server.ts'

/** A table of a release as CSV with every LMC by name, for the committee. */
export async function loader(visit: LoaderFunctionArgs) {
  await committeePerson(visit)
  return csvOfRelease(visit, 'all')
}
