import { type RequestHandler, Router } from 'express'

/** `/livez` says that the process answers: nothing else is asked. */
export function liveness(): RequestHandler {
  return Router().get('/livez', (_request, response) => {
    response.type('text').send('ok')
  })
}
