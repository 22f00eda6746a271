import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import { pageTable } from './page-table.server.ts'
import type { ServerParts } from './server-parts.ts'

/** Finds the requested page and its route's `handle` (`response.locals.page`). */
export function findPage({ build, vite }: ServerParts): RequestHandler {
  if (vite) {
    return (request, response, next) => {
      const found = (current: unknown) => {
        response.locals.page = pageTable(current as ServerBuild)(request.path)
        next()
      }
      vite.ssrLoadModule('virtual:remix/server-build').then(found, next)
    }
  }
  const pageAt = pageTable(build)
  return (request, response, next) => {
    response.locals.page = pageAt(request.path)
    next()
  }
}
