import type { RequestHandler } from 'express'

/** True for an address Remix would choke on: very long, or very deep (encoded slashes count). */
export function addressIsTooLong(url: string): boolean {
  return url.length > 2048 || (url.match(/\/|%2f/gi)?.length ?? 0) > 64
}

/** Remix 2.17 blocks the whole server on very long or deep addresses: they never reach it (decision 0001). */
export function address(): RequestHandler {
  return (request, response, next) => {
    if (!request.originalUrl.startsWith('/')) response.status(400).type('text').send('This is not an address of ours.')
    else if (addressIsTooLong(request.originalUrl)) response.status(414).type('text').send('This address is too long.')
    else next()
  }
}
