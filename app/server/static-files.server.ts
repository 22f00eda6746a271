import express, { type RequestHandler, Router } from 'express'
import { paths } from '#app/platform/paths.server.ts'
import type { ServerParts } from './server-parts.ts'

/** Scripts, styles, fonts and pictures: of the build, whose names change with what they hold; in development Vite's. */
export function staticFiles({ vite }: ServerParts): RequestHandler {
  if (vite) return vite.middlewares
  const step = Router()
  step.use('/assets', express.static(`${paths.build}/client/assets`, { immutable: true, maxAge: '1y', fallthrough: false }))
  // No page of ours has a dot in its last word but the menu's feeds: the disk is not asked about every page.
  const files = express.static(`${paths.build}/client`, { maxAge: '1h', index: false })
  step.use((request, response, next) => (/\.\w+$/.test(request.path) ? files(request, response, next) : next()))
  return step
}
