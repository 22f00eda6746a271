import { type RequestHandler, Router } from 'express'

/** `/livez` tells that the process answers, and checks nothing else. */
export function liveness(): RequestHandler {
  return Router().get('/livez', (_request, response) => {
    response.type('text').send('ok')
  })
}
