import type { LoaderFunctionArgs } from '@remix-run/node'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { csvOfRelease } from '../shared-by-desks/figure-files.server.ts'

export const handle: PageHandle = { cached: {} }

/** A table of a release as CSV, for everybody. */
export const loader = (visit: LoaderFunctionArgs) => csvOfRelease(visit, 'public')
