import type { RequestHandler } from 'express'
import { isReading } from './form-rules.server.ts'

/** Waits until the whole form is here. Access may end while a slow form is being sent, so it is judged afterwards. */
export function wholeForm(): RequestHandler {
  return (request, _response, next) => {
    const onReadable = () => {
      if (!request.complete) return
      request.off('readable', onReadable)
      next()
    }
    if (isReading(request.method) || request.complete) return next()
    request.on('readable', onReadable)
  }
}
