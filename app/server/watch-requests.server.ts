import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { ServerParts } from './server-parts.ts'

/** An answer that takes longer is told in the log, in seconds. The form's way here does not count. */
const SLOW = 1

/** What earlier steps left with an answer; a cached page passes none. */
type Locals = { page?: { id: string }; wholeAt?: number }

/**
 * Counts every answer, and logs the slow ones: which page of the product, never which address, so no practice is named. Stands before
 * everything else, cached pages included.
 */
export function watchRequests(
  { measures, log }: Pick<ServerParts, 'measures' | 'log'>,
  answer: RequestListener,
): RequestListener {
  return (request: IncomingMessage, response: ServerResponse & { locals?: Locals; req: IncomingMessage }) => {
    const begun = performance.now()
    response.once('close', () => {
      const { page, wholeAt } = response.locals ?? {}
      const lasted = (performance.now() - (wholeAt ?? begun)) / 1000
      measures.answered(response.statusCode, lasted)
      if (lasted < SLOW || !response.writableFinished) return
      measures.slow()
      const asked = { page: page?.id ?? 'no page', method: request.method, status: response.statusCode }
      log.info({ ...asked, ms: Math.round(lasted * 1000) }, 'an answer was slow')
    })
    answer(request, response)
  }
}
