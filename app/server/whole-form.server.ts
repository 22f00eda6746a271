import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { sourceOf } from '#app/features/people/sessions/rate-limits.server.ts'
import { bytesInFlight } from './bytes-in-flight.ts'
import { boundaryOf } from './form-rules.server.ts'
import { isReading } from './methods.server.ts'
import type { StepParts } from './server-parts.ts'

const MB = 2 ** 20
/**
 * The bytes that unfinished forms may declare. Strangers have their own share, so they cannot use up that of others (decision
 * 16).
 */
const STRANGERS = { ofSource: 2 * MB, inAll: 16 * MB }
const SIGNED_IN = { ofSource: 8 * MB, inAll: 32 * MB }

/** More than any of our forms has. Reading takes time that grows faster than the number of fields, and the whole server waits. */
const MOST_FIELDS = 200

/**
 * Reads the whole form into memory (`response.locals.form`). Authorise after it has arrived: access may end while a slow form is
 * being sent.
 */
export function wholeForm({ refuse }: StepParts): RequestHandler {
  const [takeStrangers, takeSignedIn] = [bytesInFlight(STRANGERS), bytesInFlight(SIGNED_IN)]
  return (request, response, next) => {
    if (isReading(request.method)) return next()
    const { 'content-length': length, 'content-type': type } = request.headers
    const take = response.locals.signedIn ? takeSignedIn : takeStrangers
    const giveBack = take(sourceOf(request.ip), Number(length ?? 0))
    if (!giveBack)
      return refuse(response, {
        status: 503,
        title: 'Too many forms at once',
        text: 'Nothing was saved. Go back to the form and send it again in a minute.',
        headers: { 'Retry-After': '20' },
      })
    response.once('close', giveBack)
    whenWhole(request, Number(length ?? 0), (form) => {
      response.locals.wholeAt = performance.now()
      if (hasMoreThan(MOST_FIELDS, separatorOf(type), form))
        return refuse(response, {
          status: 413,
          title: 'The form has too many fields',
          text: 'Nothing was saved. No form of ours has so many.',
        })
      response.locals.form = form
      next()
    })
  }
}

function whenWhole(request: IncomingMessage, length: number, done: (form: Buffer<ArrayBuffer>) => void): void {
  let form: Buffer<ArrayBuffer> | undefined
  let filled = 0
  request.on('data', (chunk: Buffer) => {
    form ??= Buffer.allocUnsafeSlow(length)
    filled += chunk.copy(form, filled)
  })
  request.once('end', () => done(form ?? Buffer.alloc(0)))
}

const separatorOf = (contentType: string | undefined) => boundaryOf(contentType) ?? '&'

/** Whether a form has more fields than `most`, by counting separators. */
export function hasMoreThan(most: number, separator: string, form: Buffer): boolean {
  let found = 0
  for (let at = form.indexOf(separator); at !== -1 && found < most; at = form.indexOf(separator, at + 1)) found += 1
  return found >= most
}
