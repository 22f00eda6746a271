import type { ErrorRequestHandler } from 'express'
import type { StepParts } from './server-parts.ts'

/** Answers what a step threw: a fault of ours is logged and said to be ours. */
export function errors({ log, refuse }: StepParts): ErrorRequestHandler {
  return (error: { status?: number }, _request, response, _next) => {
    // An address that cannot be read or leads out of a folder, or a file that is not there: the asker's fault, and no news for the log.
    const status = { 400: 400, 403: 404, 404: 404 }[error.status ?? 0]
    if (!response.headersSent && status)
      return refuse(response, { status, title: 'Page not found', text: 'The address may be mistyped or out of date.' })
    log.error({ err: error }, 'a request failed')
    if (response.headersSent) return void response.end()
    refuse(response, {
      status: 500,
      title: 'Something went wrong',
      text: 'The fault is ours and has been written down. Nothing was saved. Try again in a minute.',
    })
  }
}
