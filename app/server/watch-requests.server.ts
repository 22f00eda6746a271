import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { ProxyFault } from '#app/platform/measures.server.ts'
import { proxyFaultOf, proxyInLog, type Trusts } from './proxy-fault.ts'
import type { ServerParts } from './server-parts.ts'

/** An answer that takes longer is told in the log, in seconds. The form's way here does not count. */
const SLOW = 1

type WatchSettings = Pick<ServerParts['settings'], 'publicAddress' | 'publicAddressIsLoopback'>

const PROXY_FAULTS: Record<ProxyFault, string> = {
  'not-trusted': 'requests come through a proxy that TRUST_PROXY does not name: all its visitors count as one',
  'names-nobody': 'requests come through a proxy that sets no X-Forwarded-For: all its visitors count as one',
}

/** What earlier steps left with an answer; a cached page passes none. */
type Locals = { page?: { id: string }; wholeAt?: number }

/**
 * Counts every answer, and logs the slow ones: which page of the product, never which address, so no practice is named. Stands before
 * everything else, cached pages included.
 */
export function watchRequests(
  { measures, log, settings }: Pick<ServerParts, 'measures' | 'log'> & { settings: WatchSettings },
  trusts: Trusts,
  answer: RequestListener,
): RequestListener {
  const publicHost = settings.publicAddressIsLoopback ? undefined : new URL(settings.publicAddress).host
  let told = false
  const noticeProxy = (request: IncomingMessage) => {
    const fault = proxyFaultOf(request, { trusts, publicHost })
    if (!fault) return
    measures.proxy(fault)
    if (told) return
    told = true
    log.warn({ why: fault, proxy: proxyInLog(request.socket.remoteAddress) }, PROXY_FAULTS[fault])
  }
  return (request: IncomingMessage, response: ServerResponse & { locals?: Locals; req: IncomingMessage }) => {
    const begun = performance.now()
    noticeProxy(request)
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
