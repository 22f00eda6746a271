import type { RequestHandler } from 'express'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { sourceOf } from '#app/features/people/sessions/rate-limits.server.ts'
import { isReading } from './methods.server.ts'
import type { StepParts } from './server-parts.ts'

/** Forms a minute from one source. A whole region may share one address. */
const PER_MINUTE = { points: 120, duration: 60 }

/**
 * Slows down forms of people who are not signed in, and everyone's on pages for them (`handle.limited`): coarse, in memory,
 * forgotten at a restart. Each form costs a point before it is read, so a refused or unreadable one costs one too. The precise
 * limits are in features/people/sessions/rate-limits.server.ts.
 */
export function rateLimit({ refuse }: StepParts): RequestHandler {
  const limiter = new RateLimiterMemory(PER_MINUTE)
  return (request, response, next) => {
    const { page, signedIn } = response.locals
    if (isReading(request.method) || (signedIn && !page?.handle.limited)) return next()
    limiter.consume(sourceOf(request.ip)).then(
      () => next(),
      ({ msBeforeNext }: RateLimiterRes) =>
        refuse(response, {
          status: 429,
          title: 'Too many tries',
          text: 'Nothing was saved. Wait a minute, then try again.',
          headers: { 'Retry-After': String(Math.ceil(msBeforeNext / 1000)) },
        }),
    )
  }
}
