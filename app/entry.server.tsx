import { Writable } from 'node:stream'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { NonceContext } from '#app/platform/nonce.ts'
import type { PageHandle } from './ui/page-handle.ts'

export const streamTimeout = 1000

/** Renders the whole page before answering: a true status, a Content-Length, and no timer left behind. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce, log }: AppLoadContext,
): Promise<Response> {
  let answer = status
  const scripted = context.staticHandlerContext.matches.some(({ route }) => (route.handle as PageHandle | undefined)?.scripted)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const page = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk)
        done()
      },
      final(done) {
        clearTimeout(giveUp)
        const body = Buffer.concat(chunks)
        const sent = REFUSED.has(answer) && !scripted ? asRefused(body) : body
        headers.set('Content-Length', String(sent.length))
        resolve(new Response(sent, { status: answer, headers }))
        done()
      },
    })
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={context} url={request.url} nonce={nonce} abortDelay={streamTimeout} />
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady: () => pipe(page),
        onShellError: reject,
        onError(error) {
          answer = 500
          log.error({ err: error }, 'a page did not render')
        },
      },
    )
    const giveUp = setTimeout(abort, streamTimeout + 1000)
  })
}

const REFUSED = new Set([400, 409, 422])
/**
 * A refused form says so in the title too, which is read first: Remix does not tell a route's `meta` what its action answered. Not on a
 * scripted page, where the browser would draw everything anew because its title is another.
 */
const asRefused = (body: Buffer) => Buffer.from(body.toString().replace('<title>', '<title>Error: '))

/** What loaders and actions throw, but for the answers they throw on purpose. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  const answered = isRouteErrorResponse(error) && error.status < 500
  if (!answered && !request.signal.aborted) context.log.error({ err: error }, 'a loader or action failed')
}
