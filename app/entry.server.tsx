import { Writable } from 'node:stream'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { NonceContext } from '#app/platform/nonce.ts'

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
        headers.set('Content-Length', String(body.length))
        resolve(new Response(body, { status: answer, headers }))
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

/** What loaders and actions throw, but for the answers they throw on purpose. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  const answered = isRouteErrorResponse(error) && error.status < 500
  if (!answered && !request.signal.aborted) context.log.error({ err: error }, 'a loader or action failed')
}
