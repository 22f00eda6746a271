import type { ErrorRequestHandler } from 'express'
import type { StepParts } from './server-parts.ts'

/** Answers what a step threw: our own faults are logged and called ours. */
export function errors({ log, refuse }: StepParts): ErrorRequestHandler {
  return (error: { status?: number }, _request, response, _next) => {
    // An unreadable address, one that leads out of a folder, or a missing file: the sender's fault, and not logged.
    const status = { 400: 400, 403: 404, 404: 404 }[error.status ?? 0]
    if (!response.headersSent && status)
      return refuse(response, { status, title: 'Page not found', text: 'The address may be mistyped or out of date.' })
    log.error({ err: error }, 'a request failed')
    if (response.headersSent) return void response.end()
    refuse(response, {
      status: 500,
      title: 'Something went wrong',
      text: 'This is our fault and we have a record of it. Nothing was saved. Try again in a minute.',
    })
  }
}
