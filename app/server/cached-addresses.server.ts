import type { ServerBuild } from '@remix-run/node'
import { isFixed, literal, pagesOf } from './page-table.server.ts'

const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*(?:\\.[a-z]{3})?'

/**
 * The addresses of cached pages, from their routes (`handle.cached`). `isCached`: for an address with its query, true in the one
 * spelling each page is linked by. `ahead`: addresses drawn before anybody asks.
 */
export function cachedAddresses(build: ServerBuild): { isCached: (address: string) => boolean; ahead: string[] } {
  const cached = pagesOf(build.routes).flatMap(({ handle, words }) => (handle.cached ? [{ words, ...handle.cached }] : []))
  const patterns = cached.flatMap(({ words, query }) => {
    const path = words.map((word) => `/${isFixed(word) ? literal(word) : SLUG}`).join('') || '/'
    return [path, ...partsOf(query ?? []).map((names) => `${path}\\?${names.map((name) => `${name}=${SLUG}`).join('&')}`)]
  })
  const pattern = new RegExp(`^(?:${patterns.join('|')})$`)
  return {
    isCached: (address) => pattern.test(address),
    ahead: cached.filter(({ ahead }) => ahead).map(({ words }) => `/${words.join('/')}`),
  }
}

/** The ways to name some of the parts of a query, in their order: a link leaves out what it does not ask. */
const partsOf = ([first, ...rest]: readonly string[]): string[][] =>
  first === undefined ? [] : [...partsOf(rest), [first], ...partsOf(rest).map((names) => [first, ...names])]
