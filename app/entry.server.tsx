import { Writable } from 'node:stream'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import type { Logger } from 'pino'
import type { ReactElement } from 'react'
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server'
import { DRAWN_FOR, drawnForMark } from '#app/features/people/sessions/unsent-forms.server.ts'
import { NonceContext } from '#app/platform/nonce.ts'
import { secretKeyOf } from '#app/platform/secret-key.server.ts'
import { whoAsks } from './routes/shared-by-desks/guards.server.ts'
import type { PageHandle } from './ui/page-handle.ts'
import { REFUSED } from './ui/refusal-title.ts'

export const streamTimeout = 1000

/** Renders the whole page before answering: a true status, a Content-Length, and no timer left behind. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  appContext: AppLoadContext,
): Promise<Response> {
  const { nonce, log } = appContext
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const page = (
    <NonceContext.Provider value={nonce}>
      <RemixServer context={context} url={request.url} nonce={nonce} abortDelay={streamTimeout} />
    </NonceContext.Provider>
  )
  const scripted = context.staticHandlerContext.matches.some(({ route }) => (route.handle as PageHandle | undefined)?.scripted)
  const drawn = scripted ? await markupForScript(page, nonce, log) : { html: staticMarkup(page), whole: true }
  const marked = scripted ? drawn.html : await withMarkInForms(drawn.html, { request, context: appContext })
  const body = Buffer.from(withRefusalInTitle(marked, status))
  headers.set('Content-Length', String(body.length))
  return new Response(body, { status: drawn.whole ? status : 500, headers })
}

const REFUSING = new Set([400, 409, 422, 503])

/**
 * A page with a refusal says so in its title too, because the title is read first. Remix does not tell a route's `meta` about its
 * action's answer, and the error summary is rendered after the title, so it is inserted here. A script takes the title over as it
 * finds it (root.tsx).
 */
function withRefusalInTitle(html: string, status: number): string {
  const refuses = REFUSING.has(status) || html.includes('<div class="error-summary"')
  return refuses ? html.replace('<title>', `<title>${REFUSED}`) : html
}

const FORM = /<form [^>]*\bmethod="post"[^>]*>/g

/**
 * Each form carries a mark of the person the page was drawn for, so that a form sent by the next person at the same desktop is
 * questioned first. A script would not find its own markup again: a scripted page puts <DrawnFor> into its forms.
 */
async function withMarkInForms(html: string, visit: { request: Request; context: AppLoadContext }): Promise<string> {
  const person = html.includes('method="post"') ? await whoAsks(visit) : undefined
  if (!person) return html
  const mark = drawnForMark(secretKeyOf(visit.context.settings), person.id)
  return html.replace(FORM, (form) => `${form}<input type="hidden" name="${DRAWN_FOR}" value="${mark}">`)
}

/** A page without a script needs no hydration marks: a fifth less work. */
const staticMarkup = (page: ReactElement) => `<!DOCTYPE html>${renderToStaticMarkup(page)}`

function markupForScript(page: ReactElement, nonce: string, log: Logger): Promise<{ html: string; whole: boolean }> {
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
        resolve({ html: Buffer.concat(chunks).toString(), whole })
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
