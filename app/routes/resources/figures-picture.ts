import type { LoaderFunctionArgs } from '@remix-run/node'
import { pictureOfRelease } from '../shared-by-desks/figure-files.server.ts'

/** A picture of a release as SVG or PNG, for everybody. */
export const loader = (visit: LoaderFunctionArgs) => pictureOfRelease(visit, 'public')
