import type { LoaderFunctionArgs } from '@remix-run/node'
import { disputeAtom } from '#app/features/disputes/files/dispute-files.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { disputeFileAnswer } from '../shared-by-desks/dispute-file.server.ts'

export const handle: PageHandle = { cached: { query: ['as-at', 'known'] } }

/** What happened in a dispute as an Atom feed, as at and as known on the days asked for. */
export const loader = (visit: LoaderFunctionArgs) =>
  disputeFileAnswer(visit, 'application/atom+xml; charset=utf-8', (dispute, told) => disputeAtom(dispute, told))
