import { createServer, type Server } from 'node:http'
import express from 'express'
import { address } from './address.server.ts'
import { errors } from './errors.server.ts'
import { findPage } from './find-page.server.ts'
import { formRules } from './form-rules.server.ts'
import { letterCase } from './letter-case.server.ts'
import { liveness } from './liveness.server.ts'
import { originCheck } from './origin-check.server.ts'
import { menuPageCache } from './page-cache-step.server.ts'
import { refusals } from './plain-page.server.ts'
import { privateAnswers } from './private-answers.server.ts'
import { rateLimit } from './rate-limit.server.ts'
import { remix } from './remix.server.ts'
import { securityHeaders } from './security-headers.server.ts'
import type { ServerParts } from './server-parts.ts'
import { staticFiles } from './static-files.server.ts'
import { wholeForm } from './whole-form.server.ts'

/** More than the largest form: a whole one waits in memory until Remix is asked. */
const WHOLE_FORM = 2 ** 20
/** For headers and body. Shorter than the minute after which a release is worked out. */
const REQUEST_TIMEOUT = 20_000

/** The web server, not yet listening. A request takes these steps in this order; any of them may answer it. */
export function buildServer(given: ServerParts): Server {
  const { settings, build, vite } = given
  const parts = { ...given, refuse: refusals(build) }
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', settings.trustProxy)
  app.use(securityHeaders({ development: settings.mode === 'development', https: settings.secureCookies }))
  app.use(address(parts))
  app.use(liveness())
  app.use(staticFiles(parts))
  app.use(findPage(parts))
  app.use(letterCase())
  app.use(originCheck(parts))
  app.use(formRules(parts))
  app.use(rateLimit(parts))
  app.use(wholeForm())
  app.use(privateAnswers())
  app.use(remix(parts))
  app.use(errors(parts))

  const limits = { maxHeaderSize: 8192, highWaterMark: WHOLE_FORM, requestTimeout: REQUEST_TIMEOUT }
  if (vite) return createServer(limits, app)
  // Before Express: a cached page costs less than the list above.
  const cache = menuPageCache(parts)
  const server = createServer(limits, (request, response) => cache.serve(request, response, app))
  server.once('listening', () => void cache.ready())
  return server
}
