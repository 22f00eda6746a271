import type { RequestHandler } from 'express'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { sourceOf } from '#app/features/people/sessions/rate-limits.server.ts'
import { isReading } from './methods.server.ts'
import type { StepParts } from './server-parts.ts'

/** Forms a minute from one source. A whole region may share one address. */
const PER_MINUTE = { points: 120, duration: 60 }

/** Questions a minute from one source that no cached page answers: any week, as known at any release, beside any other. */
const QUESTIONS_PER_MINUTE = { points: 120, duration: 60 }

/**
 * Slows down forms of people who are not signed in, and everyone's on pages for them (`handle.limited`): coarse, in memory,
 * forgotten at a restart. Each form costs a point before it is read, so a refused or unreadable one costs one too. The precise
 * limits are in features/people/sessions/rate-limits.server.ts.
 */
export function rateLimit({ refuse }: StepParts): RequestHandler {
  const forms = new RateLimiterMemory(PER_MINUTE)
  const questions = new RateLimiterMemory(QUESTIONS_PER_MINUTE)
  return (request, response, next) => {
    const { page, signedIn } = response.locals
    const reads = isReading(request.method)
    const asks = reads && !signedIn && page?.handle.cached?.query !== undefined && request.originalUrl.includes('?')
    if (!asks && (reads || (signedIn && !page?.handle.limited))) return next()
    const limiter = asks ? questions : forms
    limiter.consume(sourceOf(request.ip)).then(
      () => next(),
      ({ msBeforeNext }: RateLimiterRes) =>
        refuse(response, {
          status: 429,
          title: asks ? 'Too many questions' : 'Too many tries',
          text: asks
            ? 'So many different questions in one minute. Wait a minute. Of figures, take a whole release: each has an address of its own.'
            : 'Nothing was saved. Wait a minute, then try again.',
          headers: { 'Retry-After': String(Math.ceil(msBeforeNext / 1000)) },
        }),
    )
  }
}
