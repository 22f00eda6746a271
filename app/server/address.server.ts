import type { RequestHandler } from 'express'
import type { StepParts } from './server-parts.ts'

/** True for an address that would block Remix: very long, or very deep (encoded slashes count). */
export function addressIsTooLong(url: string): boolean {
  return url.length > 2048 || (url.match(/\/|%2f/gi)?.length ?? 0) > 64
}

/**
 * True for an address (a path, perhaps with a query) in canonical form, which everybody reads alike: no dot segments or empty
 * segments, no backslash, and percent-encoding only where needed. Not canonical: `/x/../join`, `//join`, `/%6aoin` and
 * `/join%2f`.
 */
export function isCanonical(address: string): boolean {
  const path = address.split('?', 1)[0] ?? ''
  if (!path.startsWith('/') || path.includes('//')) return false
  if (new URL(`http://localhost${path}`).pathname !== path) return false
  if (!path.includes('%')) return true
  const codes = path.match(/%../g)?.map((code) => Number.parseInt(code.slice(1), 16)) ?? []
  return !codes.some(needsNoEncoding) && decodes(path)
}

/**
 * Letters, digits and other characters that need no encoding in an address; not slashes, which would change its segments, nor
 * characters that no address holds.
 */
const needsNoEncoding = (code: number) => code < 0x20 || code === 0x7f || /[\w.~/\\-]/.test(String.fromCharCode(code))

function decodes(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** True for a Host header with a host, perhaps with a port. HTTP/1.0 sends none. */
export const isHost = (host: string | undefined): boolean =>
  host === undefined || (/^([a-z\d._-]+|\[[a-f\d:.]+\])(:\d{1,5})?$/i.test(host) && URL.canParse(`http://${host}`))

/**
 * Lets in only canonical addresses, so that each later step judges the page that Remix will answer. Remix 2.17 blocks the whole
 * server on very long or deep addresses: they never reach it (decision 1).
 */
export function address({ refuse }: StepParts): RequestHandler {
  return ({ originalUrl, headers }, response, next) => {
    if (addressIsTooLong(originalUrl)) response.status(414).type('text').send('This address is too long.')
    else if (!isHost(headers.host)) response.status(400).type('text').send('The Host of this request is no host.')
    else if (isCanonical(originalUrl)) next()
    else refuse(response, { status: 400, title: 'Page not found', text: 'The address may be mistyped or out of date.' })
  }
}
