import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']

/**
 * Remix matches an address against every route three times over, and goes through all of them again to draw the page: with seventy
 * routes that is a quarter of what a page costs (decision 0006). So each address is handled by a build that holds the one route meant
 * and those around it; by the whole build where an address is not plainly one of ours, as for a page not found. `make` makes the
 * handler of a build, once. The answer takes a path without its query.
 */
export function narrowHandlers<Handler>(
  build: ServerBuild,
  make: (build: ServerBuild) => Handler,
): (pathname: string) => Handler {
  const leaves = leavesOf(build.routes)
  const made = new Map<string, Handler>()
  return (pathname) => {
    const path = pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/')
    const id = leaves.find(({ pattern }) => pattern.test(path))?.id ?? ''
    const handler = made.get(id) ?? make(id ? withRoutes(build, around(build.routes, id)) : build)
    made.set(id, handler)
    return handler
  }
}

/** Routes with an address of their own, in the order in which Remix prefers them: of two that fit, the one with more fixed words. */
function leavesOf(routes: Routes): { id: string; pattern: RegExp }[] {
  return Object.values(routes)
    .flatMap((route) => (route?.path !== undefined || route?.index ? [route] : []))
    .map((route) => ({ id: route.id, words: wordsOf(routes, route.id) }))
    .filter(({ id, words }) => id !== 'root' && !words.includes('*'))
    .sort((one, other) => fixed(other.words) - fixed(one.words))
    .map(({ id, words }) => ({ id, pattern: patternOf(words) }))
}

const isFixed = (word: string) => !word.startsWith(':')
const fixed = (words: string[]) => words.filter(isFixed).length

function wordsOf(routes: Routes, id: string): string[] {
  return around(routes, id)
    .reverse()
    .flatMap((one) => routes[one]?.path?.split('/').filter(Boolean) ?? [])
}

/** The ids of a route and of those it stands in. */
function around(routes: Routes, id: string): string[] {
  const route = routes[id]
  if (!route) return []
  return [id, ...(route.parentId ? around(routes, route.parentId) : [])]
}

/** Encoded words are left to Remix. */
function patternOf(words: string[]): RegExp {
  const parts = words.map((word) => (isFixed(word) ? word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : '[^/%]+'))
  return new RegExp(`^/${parts.join('/')}$`)
}

function withRoutes(build: ServerBuild, ids: string[]): ServerBuild {
  const only = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)))
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } }
}
