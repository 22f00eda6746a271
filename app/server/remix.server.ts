import type { ServerResponse } from 'node:http'
import { createRequestHandler, type ServerBuild, writeReadableStreamToWritable } from '@remix-run/node'
import type { Request as ExpressRequest, Response as ExpressResponse, RequestHandler } from 'express'
import { sourceOf } from '#app/features/people/sessions/rate-limits.server.ts'
import { COME_BACK, withBusyAnswers } from './busy-answers.server.ts'
import { mayWatch } from './may-watch.server.ts'
import { routeSlices } from './route-slices.server.ts'
import type { StepParts } from './server-parts.ts'
import { withoutHydrationData } from './static-markup.server.ts'
import './app-context.ts'

/** Answers with the page or the outcome of the form, by Remix. */
export function remix({ db, settings, log, documents, measures, now, machineNow = now, build, vite }: StepParts): RequestHandler {
  const handlerOf = (one: ServerBuild | (() => Promise<ServerBuild>)) => createRequestHandler(one, settings.mode)
  const fromSource = async () => withBusyAnswers((await vite?.ssrLoadModule('virtual:remix/server-build')) as ServerBuild)
  const always = vite && handlerOf(fromSource)
  const handlerFor = always
    ? () => always
    : routeSlices(build, (slice) => handlerOf(withBusyAnswers(withoutHydrationData(slice))))
  return (request, response, next) => {
    const { nonce, form } = response.locals
    const document = !request.path.endsWith('.data')
    const sent = { form, formType: request.headers['content-type'] }
    const whose = { source: sourceOf(request.ip), mayWatch: mayWatch(request, settings.watchToken) }
    let pieces: readonly Uint8Array[] | undefined
    const sendInPieces = (drawn: readonly Uint8Array[]) => {
      pieces = drawn
    }
    const clocks = { now, machineNow }
    const context = { db, settings, log, documents, measures, ...clocks, nonce, document, sendInPieces, ...whose, ...sent }
    const asked = webRequest(request, response, settings.publicAddress)
    handlerFor(request.path)(asked, context)
      .then((answer) => send(answer, pieces, response))
      .catch(next)
  }
}

/** Headers that would make Remix believe in another address or method. */
const NOT_HANDED_ON = ['host', 'origin', 'x-forwarded-host', 'x-forwarded-proto', 'transfer-encoding', 'content-length']

/**
 * The request for Remix, at our public address whatever Host was sent. A `_data` in the query, by which older scripts asked for a
 * part of a page, is dropped.
 */
function webRequest(request: ExpressRequest, response: ExpressResponse, publicAddress: string): Request {
  const url = new URL(publicAddress + request.originalUrl)
  if (url.searchParams.has('_data')) url.searchParams.delete('_data')
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (!NOT_HANDED_ON.includes(name)) for (const one of [value ?? []].flat()) headers.append(name, one)
  const gone = new AbortController()
  response.once('close', () => response.writableFinished || gone.abort())
  return new Request(url, { method: request.method, headers, body: response.locals.form, signal: gone.signal })
}

/** `pieces`: the bytes of a page that was drawn, whose answer has no body of its own. */
async function send(answer: Response, pieces: readonly Uint8Array[] | undefined, response: ServerResponse): Promise<void> {
  response.statusCode = answer.status
  // What a page says of itself stands in place of what is said of all pages; only cookies add up.
  for (const [name, value] of answer.headers) {
    if (name === 'set-cookie') response.appendHeader(name, value)
    else response.setHeader(name, value)
  }
  if (answer.status === 503 && !answer.headers.has('Retry-After')) response.setHeader('Retry-After', COME_BACK)
  if (answer.body) {
    await writeReadableStreamToWritable(answer.body, response)
    return
  }
  response.cork()
  for (const piece of pieces ?? []) response.write(piece)
  response.end()
}
