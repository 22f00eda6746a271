import type { RequestHandler } from 'express'
import { isSignedIn } from '#app/features/people/sessions/open-session.server.ts'
import { isReading } from './methods.server.ts'
import type { StepParts } from './server-parts.ts'

/** Looks up whether the sender of a form has a session (`response.locals.signedIn`), before any of the form is read. */
export function lookUpSession({ db, settings, now }: StepParts): RequestHandler {
  return ({ method, headers }, response, next) => {
    response.locals.signedIn = !isReading(method) && isSignedIn(db, headers.cookie, settings.secureCookies, now())
    next()
  }
}
