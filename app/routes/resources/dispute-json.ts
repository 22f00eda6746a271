import type { LoaderFunctionArgs } from '@remix-run/node'
import { disputeData } from '#app/features/disputes/files/dispute-files.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { disputeFileAnswer } from '../shared-by-desks/dispute-file.server.ts'

export const handle: PageHandle = { cached: { query: ['as-at', 'known'] } }

/** The file of a dispute as JSON, as at and as known on the days asked for. */
export const loader = (visit: LoaderFunctionArgs) =>
  disputeFileAnswer(
    visit,
    'application/json; charset=utf-8',
    (dispute, told) => `${JSON.stringify(disputeData(dispute, told), null, 1)}\n`,
  )
