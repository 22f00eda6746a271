import { createRequestHandler } from '@remix-run/node'
import type { RequestHandler } from 'express'
import { menuValidUntil } from '#app/features/menu/editions/menu-cache.server.ts'
import { sessionIdIn } from '#app/features/people/sessions/open-session.server.ts'
import { cachedAddresses } from './cached-addresses.server.ts'
import { pageCache } from './page-cache.server.ts'
import './app-context.ts'
import { routeSlices } from './route-slices.server.ts'
import { headersWithoutScript } from './security-headers.server.ts'
import type { ServerParts } from './server-parts.ts'
import { stateOfCachedPages } from './state-of-cached-pages.server.ts'
import { withoutHydrationData } from './static-markup.server.ts'

/** Answers everyone who is not signed in with the cached public pages, which depend on what is published, released and signed (decision 14). */
export function menuPageCache({ db, settings, log, documents, measures, now, build }: ServerParts) {
  const { isCached, ahead } = cachedAddresses(build)
  const handlerFor = routeSlices(build, (slice) => createRequestHandler(withoutHydrationData(slice), settings.mode))
  const nobody = { nonce: '', document: true, source: 'page cache', mayWatch: false }
  const context = { db, settings, log, documents, measures, now, machineNow: now, ...nobody }
  const cache = pageCache({
    isCached,
    state: () => stateOfCachedPages(db),
    until: (at) => menuValidUntil(db, at),
    draw: (address) => {
      const request = new Request(settings.publicAddress + address)
      return handlerFor(new URL(request.url).pathname)(request, context)
    },
    isSignedIn: (cookie) => sessionIdIn(cookie, settings.secureCookies) !== undefined,
    now,
    headers: headersWithoutScript({ https: settings.secureCookies }),
    onError: (err) => log.error({ err }, 'a page could not be cached'),
  })
  const fill: RequestHandler = (request, response, next) => cache.fill(request, response, next)
  return { serve: cache.serve, fill, ready: () => cache.ready(ahead) }
}
