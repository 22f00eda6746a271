import type { LoaderFunctionArgs } from '@remix-run/node'
import { disputeCalendar } from '#app/features/disputes/files/dispute-files.server.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { disputeFileAnswer } from '../shared-by-desks/dispute-file.server.ts'

export const handle: PageHandle = { cached: { query: ['as-at', 'known'] } }

/** The deadlines of a dispute for a calendar program, as at and as known on the days asked for. */
export const loader = (visit: LoaderFunctionArgs) =>
  disputeFileAnswer(visit, 'text/calendar; charset=utf-8', (dispute, told) => disputeCalendar(dispute, told))
