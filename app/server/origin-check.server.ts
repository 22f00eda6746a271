import type { IncomingHttpHeaders } from 'node:http'
import type { RequestHandler } from 'express'
import { isReading } from './methods.server.ts'
import type { StepParts } from './server-parts.ts'

/**
 * True when a request that changes something comes from our own pages: the browser states it (`Sec-Fetch-Site: same-origin`) or,
 * if it is too old for that, its Origin is the public address. A request with neither is refused.
 */
export function comesFromOurPages(headers: IncomingHttpHeaders, publicAddress: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return headers.origin === publicAddress
}

/** Refuses forms that another site made a browser send. */
export function originCheck({ settings, refuse }: StepParts): RequestHandler {
  return (request, response, next) => {
    if (isReading(request.method)) return next()
    if (!comesFromOurPages(request.headers, settings.publicAddress))
      return refuse(response, {
        status: 403,
        title: 'The form was refused',
        text: 'This form did not come from a page of ours, so nothing was saved. Go back to the page, load it again and send it from there.',
      })
    next()
  }
}
