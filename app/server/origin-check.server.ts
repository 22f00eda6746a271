import type { IncomingHttpHeaders } from 'node:http'

/**
 * True when a request that changes something comes from our own pages: the browser says so (`Sec-Fetch-Site: same-origin`),
 * or, where it is too old to say, its Origin is the public address. A request with neither is refused.
 */
export function comesFromOurPages(headers: IncomingHttpHeaders, publicAddress: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return headers.origin === publicAddress
}

/** True for an address Remix would choke on: very long, or very deep (encoded slashes count). */
export function addressIsTooLong(url: string): boolean {
  return url.length > 2048 || (url.match(/\/|%2f/gi)?.length ?? 0) > 64
}
