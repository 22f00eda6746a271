import type { RequestHandler } from 'express'

/** Pages differ by who asks: no shared cache may keep one. */
export function privateAnswers(): RequestHandler {
  return (_request, response, next) => {
    response.setHeader('Cache-Control', 'private, no-store')
    next()
  }
}
