import type { RequestHandler } from 'express'

/** Pages differ by person: no shared cache may store one. */
export function privateAnswers(): RequestHandler {
  return (_request, response, next) => {
    response.setHeader('Cache-Control', 'private, no-store')
    next()
  }
}
