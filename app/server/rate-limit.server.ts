import type { RequestHandler } from 'express'
import { rateLimit as expressRateLimit } from 'express-rate-limit'
import { isReading } from './form-rules.server.ts'
import type { StepParts } from './server-parts.ts'

/**
 * Slows down forms from one source: coarse and forgetful. The limits that count are in features/people/sessions/rate-limits.server.ts. A
 * region may stand behind one address.
 */
export function rateLimit({ refuse }: StepParts): RequestHandler {
  return expressRateLimit({
    windowMs: 60_000,
    limit: 120,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip: ({ method, headers }, response) =>
      isReading(method) || (Boolean(headers.cookie?.includes('concert=')) && !response.locals.page?.handle.limited),
    handler: (_request, response) =>
      refuse(response, { status: 429, title: 'Too many tries', text: 'Nothing was saved. Wait a minute, then try again.' }),
  })
}
