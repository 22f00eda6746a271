import express, { type RequestHandler, Router } from 'express'
import { paths } from '#app/platform/paths.server.ts'
import type { ServerParts } from './server-parts.ts'

/** Scripts, styles, fonts and pictures: from the build, with names that change with their content; in development from Vite. */
export function staticFiles({ vite }: ServerParts): RequestHandler {
  if (vite) return vite.middlewares
  const step = Router()
  step.use('/assets', express.static(`${paths.build}/client/assets`, { immutable: true, maxAge: '1y', fallthrough: false }))
  // No page of ours has a dot in its last segment except the menu's feeds, so the disk is not asked for every page.
  const files = express.static(`${paths.build}/client`, { maxAge: '1h', index: false })
  step.use((request, response, next) => (/\.\w+$/.test(request.path) ? files(request, response, next) : next()))
  return step
}
