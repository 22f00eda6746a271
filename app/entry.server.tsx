import { Writable } from 'node:stream'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import type { Logger } from 'pino'
import type { ReactElement } from 'react'
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server'
import { DRAWN_FOR, drawnForMark } from '#app/features/people/sessions/unsent-forms.server.ts'
import { NonceContext } from '#app/platform/nonce.ts'
import { contextOf } from './routes/shared-by-desks/context-of-visit.server.ts'
import { whoAsks } from './routes/shared-by-desks/guards.server.ts'
import { piecesOfPage, shortOnesJoined } from './ui/draw.server.ts'
import { type KeepPiece, KeepPieceContext } from './ui/drawn.tsx'
import type { PageHandle } from './ui/page-handle.ts'
import { REFUSED } from './ui/refusal-title.ts'

export const streamTimeout = 1000

type Bytes = Buffer<ArrayBuffer>

/** Renders the whole page before answering: a true status, a Content-Length, and no timer left behind. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  appContext: AppLoadContext,
): Promise<Response> {
  const { nonce, log, sendInPieces } = appContext
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const pieces = piecesOfPage()
  const scripted = context.staticHandlerContext.matches.some(({ route }) => (route.handle as PageHandle | undefined)?.scripted)
  // The stream is for the browser's script.
  const { serverHandoffStream: _, ...withoutStream } = context
  const page = (
    <NonceContext.Provider value={nonce}>
      <RemixServer context={scripted ? context : withoutStream} url={request.url} nonce={nonce} />
    </NonceContext.Provider>
  )
  const drawn = scripted ? await markupForScript(page, nonce, log) : { body: staticMarkup(page, pieces.keep), whole: true }
  const titled = withRefusalInTitle(drawn.body, status)
  const mark = scripted ? undefined : await markOfForms(drawn.body, { request, context: appContext })
  const marked = mark ? insertedAfter(titled, POSTING, mark) : titled
  const sent = shortOnesJoined(pieces.putInto(marked))
  headers.set('Content-Length', String(sent.reduce((sum, { length }) => sum + length, 0)))
  const body = sendInPieces ? null : Buffer.concat(sent)
  sendInPieces?.(sent)
  return new Response(body, { status: drawn.whole ? status : 500, headers })
}

const REFUSING = new Set([400, 409, 422, 503])

/**
 * A page with a refusal says so in its title too, because the title is read first. Remix does not tell a route's `meta` about its
 * action's answer, and the error summary is rendered after the title, so it is inserted here. A script takes the title over as it
 * finds it (root.tsx).
 */
function withRefusalInTitle(body: Bytes, status: number): Bytes[] {
  const refuses = REFUSING.has(status) || body.includes('<div class="error-summary"')
  return refuses ? insertedAfter([body], '<title>', REFUSED, 1) : [body]
}

/** As React writes it: `>` never stands in an attribute, nor a quotation mark in text. */
const POSTING = ' method="post"'

/**
 * Each form carries a mark of the person the page was drawn for, so that a form sent by the next person at the same desktop is
 * questioned first. A script would not find its own markup again: a scripted page puts <DrawnFor> into its forms. Undefined where no
 * form is posted, or nobody is known.
 */
async function markOfForms(body: Bytes, visit: { request: Request; context: AppLoadContext }): Promise<string | undefined> {
  const person = body.includes(POSTING) ? await whoAsks(visit) : undefined
  if (!person) return undefined
  const mark = drawnForMark(contextOf(visit).key(), person.id)
  return `<input type="hidden" name="${DRAWN_FOR}" value="${mark}">`
}

/**
 * The pieces of a page with `text` behind each tag that `found` stands in, or ends, at most `most` times. On bytes, because the string
 * React returns is a chain of thousands of small ones, and each search in it or change of it would copy the whole page; and in pieces, so
 * that nothing is copied before the page is sent.
 */
function insertedAfter(page: readonly Bytes[], found: string, text: string, most = Number.POSITIVE_INFINITY): Bytes[] {
  const inserted = Buffer.from(text)
  let left = most
  return page.flatMap((body) => {
    const pieces: Bytes[] = []
    let taken = 0
    for (let at = body.indexOf(found); at >= 0 && left > 0; at = body.indexOf(found, taken)) {
      const end = body.indexOf('>', at) + 1
      pieces.push(body.subarray(taken, end), inserted)
      taken = end
      left -= 1
    }
    return [...pieces, body.subarray(taken)]
  })
}

/**
 * A page without a script needs no hydration marks: a fifth less work. What was drawn before is kept out of it: to copy and encode the one
 * long string would cost more than the rest of the page.
 */
function staticMarkup(page: ReactElement, keep: KeepPiece): Bytes {
  const markup = renderToStaticMarkup(<KeepPieceContext.Provider value={keep}>{page}</KeepPieceContext.Provider>)
  return Buffer.from(`<!DOCTYPE html>${markup}`)
}

function markupForScript(page: ReactElement, nonce: string, log: Logger): Promise<{ body: Bytes; whole: boolean }> {
  return new Promise((resolve, reject) => {
    let whole = true
    const chunks: Buffer[] = []
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk)
        done()
      },
      final(done) {
        clearTimeout(giveUp)
        resolve({ body: Buffer.concat(chunks), whole })
        done()
      },
    })
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => pipe(sink),
      onShellError: reject,
      onError(error) {
        whole = false
        log.error({ err: error }, 'a page did not render')
      },
    })
    const giveUp = setTimeout(abort, streamTimeout + 1000)
  })
}

/** Errors of loaders and actions, except answers thrown on purpose. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  const answered = isRouteErrorResponse(error) && error.status < 500
  if (!answered && !request.signal.aborted) context.log.error({ err: error }, 'a loader or action failed')
}
