import { createServer, type Server } from 'node:http'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express from 'express'
import { rateLimit } from 'express-rate-limit'
import type { Logger } from 'pino'
import type { ViteDevServer } from 'vite'
import { sourceOf } from '#app/features/people/sessions/rate-limits.server.ts'
import type { Db } from '#db/client.server.ts'
import { isFormFor, largestForm } from './form-size-rules.ts'
import { menuServer } from './menu-cache.ts'
import './app-context.ts'
import { paths } from '#app/platform/paths.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'
import type { Instant } from '#app/platform/time.ts'
import { addressIsTooLong, comesFromOurPages } from './origin-check.server.ts'
import { plainPage } from './plain-page.server.ts'
import { narrowHandlers } from './route-slices.server.ts'
import { securityHeaders } from './security-headers.server.ts'
import { withStillPages } from './static-markup.server.ts'

/** Limited by the minute whoever asks; everywhere else those without a session are. */
const SIGNING_IN = /^\/(sign-in|forgotten-password|reset-password)\b/i

/** More than the largest form: a whole one waits in memory until Remix is asked. */
const WHOLE_FORM = 2 ** 20
/** For headers and body. Shorter than the minute after which a release is worked out. */
const REQUEST_TIMEOUT = 20_000

/** The path as Remix will read it: without dots and empty steps. */
const pathOf = (address: string) => new URL(`http://localhost${address}`).pathname

const isReading = (method: string) => method === 'GET' || method === 'HEAD'

export type House = { db: Db; settings: Settings; log: Logger; now: () => Instant; build: ServerBuild; vite?: ViteDevServer }

/** The web server, not yet listening: what stands before Remix, in this order, then Remix. */
export function buildServer({ db, settings, log, now, build, vite }: House): Server {
  const app = express()
  const stylesheets = build.assets?.routes.root?.css ?? []
  const page = (title: string, text: string) => plainPage(title, text, stylesheets)
  app.disable('x-powered-by')
  app.set('trust proxy', settings.trustProxy)

  // Remix 2.17 blocks the whole server on very long or deep addresses: they never reach it (decision 0001).
  app.use((request, response, next) => {
    if (!request.originalUrl.startsWith('/')) response.status(400).type('text').send('This is not an address of ours.')
    else if (addressIsTooLong(request.originalUrl)) response.status(414).type('text').send('This address is too long.')
    else next()
  })
  app.get('/livez', (_request, response) => {
    response.type('text').send('ok')
  })
  app.use(securityHeaders({ development: settings.mode === 'development', https: settings.secureCookies }))

  if (vite) app.use(vite.middlewares)
  else {
    app.use('/assets', express.static(`${paths.build}/client/assets`, { immutable: true, maxAge: '1y', fallthrough: false }))
    // No page of ours has a dot in its last word but the menu's feeds: the disk is not asked about every page.
    const files = express.static(`${paths.build}/client`, { maxAge: '1h', index: false })
    app.use((request, response, next) => (/\.\w+$/.test(request.path) ? files(request, response, next) : next()))
  }

  app.use((request, response, next) => {
    if (
      Number(request.headers['content-length'] ?? 0) > largestForm(request.path) ||
      (request.headers['transfer-encoding'] && request.method !== 'GET')
    ) {
      return void response
        .status(413)
        .set('Connection', 'close')
        .send(page('The form is too large', 'Nothing was saved. Shorten the text and send the form again.'))
    }
    if (isReading(request.method)) return next()
    if (!comesFromOurPages(request.headers, settings.publicAddress)) {
      const text =
        'This form did not come from a page of ours, so nothing was saved. Go back to the page, load it again and send it from there.'
      return void response.status(403).send(page('The form was refused', text))
    }
    if (!isFormFor(request.path, request.headers['content-type'])) {
      return void response
        .status(415)
        .send(page('This is not a form', 'Nothing was saved. Concert takes what its own forms send.'))
    }
    // Our check is the one that counts. Remix would compare Origin with a forwarded host and answer an empty 500.
    delete request.headers.origin
    delete request.headers['x-forwarded-host']
    next()
  })
  // Coarse and forgetful; the limits that count are in features/people/sessions/rate-limits.server.ts. A region may stand behind one address.
  app.use(
    rateLimit({
      windowMs: 60_000,
      limit: 120,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      skip: ({ method, originalUrl, headers }) =>
        isReading(method) || (Boolean(headers.cookie?.includes('concert=')) && !SIGNING_IN.test(pathOf(originalUrl))),
      handler: (_request, response) =>
        void response.status(429).send(page('Too many tries', 'Nothing was saved. Wait a minute, then try again.')),
    }),
  )
  // Who may is asked once the whole form is here: one that comes slowly would be let in by a role that ended meanwhile.
  app.use((request, _response, next) => {
    const look = () => {
      if (!request.complete) return
      request.off('readable', look)
      next()
    }
    if (isReading(request.method) || request.complete) return next()
    request.on('readable', look)
  })
  app.use((_request, response, next) => {
    // Pages differ by who asks: no shared cache may keep one.
    response.setHeader('Cache-Control', 'private, no-store')
    next()
  })
  const remix = (oneBuild: ServerBuild | (() => Promise<ServerBuild>)) =>
    createRequestHandler({
      build: oneBuild,
      mode: settings.mode,
      getLoadContext: (request, response) => {
        const nonce = response.locals.nonce as string
        return { db, settings, log, now, nonce, document: !request.path.endsWith('.data'), source: sourceOf(request.ip) }
      },
    })
  if (vite)
    app.all(
      '*',
      remix(() => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>),
    )
  else {
    const handlerFor = narrowHandlers(build, (oneBuild) => remix(withStillPages(oneBuild)))
    app.all('*', (request, response, next) => handlerFor(request.path)(request, response, next))
  }
  app.use(((error: { status?: number }, _request, response, _next) => {
    // An address that cannot be read or leads out of a folder, or a file that is not there: the asker's fault, and no news for the log.
    const answer = { 400: 400, 403: 404, 404: 404 }[error.status ?? 0]
    if (!response.headersSent && answer) {
      return void response.status(answer).send(page('Page not found', 'The address may be mistyped or out of date.'))
    }
    log.error({ err: error }, 'a request failed')
    if (!response.headersSent)
      response
        .status(500)
        .send(
          page('Something went wrong', 'The fault is ours and has been written down. Nothing was saved. Try again in a minute.'),
        )
    else response.end()
  }) satisfies express.ErrorRequestHandler)
  if (vite) return createServer({ maxHeaderSize: 8192, highWaterMark: WHOLE_FORM, requestTimeout: REQUEST_TIMEOUT }, app)

  const menu = menuServer({ db, settings, log, now, build }, app)
  const server = createServer({ maxHeaderSize: 8192, highWaterMark: WHOLE_FORM, requestTimeout: REQUEST_TIMEOUT }, menu.listener)
  server.once('listening', () => void menu.ready())
  return server
}
