import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import { sourceOf } from '#app/features/people/sessions/rate-limits.server.ts'
import { routeSlices } from './route-slices.server.ts'
import type { ServerParts } from './server-parts.ts'
import { withoutHydrationData } from './static-markup.server.ts'
import './app-context.ts'

/** Answers with the page or the outcome of the form, by Remix. No shared cache may keep it: pages differ by who asks. */
export function remix({ db, settings, log, now, build, vite }: ServerParts): RequestHandler {
  const handlerOf = (oneBuild: ServerBuild | (() => Promise<ServerBuild>)) =>
    createRequestHandler({
      build: oneBuild,
      mode: settings.mode,
      getLoadContext: (request, { locals: { nonce } }) => {
        return { db, settings, log, now, nonce, document: !request.path.endsWith('.data'), source: sourceOf(request.ip) }
      },
    })
  const handlerFor = vite ? undefined : routeSlices(build, (slice) => handlerOf(withoutHydrationData(slice)))
  const whole = handlerOf(() => vite?.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>)
  return (request, response, next) => (handlerFor?.(request.path) ?? whole)(request, response, next)
}
