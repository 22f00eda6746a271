import { createServer, type RequestListener, type Server } from 'node:http'
import express from 'express'
import { address } from './address.server.ts'
import { errors } from './errors.server.ts'
import { findPage } from './find-page.server.ts'
import { formRules } from './form-rules.server.ts'
import { letterCase } from './letter-case.server.ts'
import { liveness } from './liveness.server.ts'
import { knownMethods, methodsOfPage } from './methods.server.ts'
import { originCheck } from './origin-check.server.ts'
import { menuPageCache } from './page-cache-step.server.ts'
import { refusals } from './plain-page.server.ts'
import { privateAnswers } from './private-answers.server.ts'
import type { Trusts } from './proxy-fault.ts'
import { rateLimit } from './rate-limit.server.ts'
import { remix } from './remix.server.ts'
import { securityHeaders } from './security-headers.server.ts'
import type { ServerParts } from './server-parts.ts'
import { lookUpSession } from './session.server.ts'
import { endSilentConnections } from './silent-connections.ts'
import { staticFiles } from './static-files.server.ts'
import { watchRequests } from './watch-requests.server.ts'
import { wholeForm } from './whole-form.server.ts'

/**
 * Limits of a connection. Times in ms: `requestTimeout` for headers and form, shorter than the minute after which a release is
 * worked out; `keepAliveTimeout` longer than proxies reuse a connection. Node counts the time for headers from a request's first
 * byte, so it does not end an idle connection.
 */
const LIMITS = { maxHeaderSize: 8192, requestTimeout: 20_000, connectionsCheckingInterval: 5_000, keepAliveTimeout: 65_000 }
/** Each takes some 20 kB. */
const MOST_CONNECTIONS = 4_000

/** The web server, not yet listening. A request takes these steps in this order; any of them may answer it. */
export function buildServer(given: ServerParts): Server {
  const { settings, build, vite } = given
  const parts = { ...given, refuse: refusals(build) }
  const cache = vite ? undefined : menuPageCache(parts)
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', settings.trustProxy)
  app.use(securityHeaders({ development: settings.mode === 'development', https: settings.secureCookies }))
  app.use(address(parts))
  app.use(knownMethods(parts))
  app.use(liveness())
  app.use(staticFiles(parts))
  app.use(privateAnswers())
  app.use(originCheck(parts))
  app.use(findPage(parts))
  app.use(letterCase())
  app.use(lookUpSession(parts))
  app.use(rateLimit(parts))
  app.use(methodsOfPage(parts))
  app.use(formRules(parts))
  app.use(wholeForm(parts))
  if (cache) app.use(cache.fill)
  app.use(remix(parts))
  app.use(errors(parts))

  // A cached page costs less than the list above, so the cache comes before Express.
  const listener: RequestListener = cache ? (request, response) => cache.serve(request, response, app) : app
  const server = createServer(LIMITS, watchRequests(parts, app.get('trust proxy fn') as Trusts, listener))
  server.maxConnections = MOST_CONNECTIONS
  // As long as a proxy may keep one that it opened ahead.
  endSilentConnections(server, LIMITS.keepAliveTimeout)
  server.once('listening', () => void cache?.ready())
  return server
}
