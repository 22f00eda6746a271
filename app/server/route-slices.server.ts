import type { ServerBuild } from '@remix-run/node'
import { pageTable, withParents } from './page-table.server.ts'

/**
 * Remix matches an address against every route three times, and goes through all of them again to draw the page: with seventy
 * routes that is a quarter of the cost of a page (decision 14). So each page is answered by a build that holds its own route and
 * those around it; unknown addresses by the whole build. `make` makes the handler of a build, once. The returned function takes a
 * path without its query.
 */
export function routeSlices<Handler>(build: ServerBuild, make: (build: ServerBuild) => Handler): (path: string) => Handler {
  const pageAt = pageTable(build)
  const made = new Map<string, Handler>()
  return (path) => {
    const id = pageAt(path)?.id ?? ''
    const handler = made.get(id) ?? make(id ? sliceOf(build, withParents(build.routes, id)) : build)
    made.set(id, handler)
    return handler
  }
}

function sliceOf(build: ServerBuild, ids: string[]): ServerBuild {
  const only = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)))
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } }
}
