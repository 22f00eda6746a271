import type { ServerBuild } from '@remix-run/node'
import type { Response } from 'express'
import { REFUSED } from '#app/ui/refusal-title.ts'
import { isReading } from './methods.server.ts'

/**
 * A page the server can send without Remix: `title` and `text` are our own words, never a sender's. `form`: the address of the form that
 * was refused, to which the page leads back.
 */
export type PlainPage = { status: number; title: string; text: string; form?: string; headers?: Record<string, string> }
/** Answers a request with such a page. */
export type Refuse = (response: Response, page: PlainPage) => void

/** The rest of a refused form is read up to this many bytes: a connection cut meanwhile shows no page. */
const LET_RUN_OUT = 2 ** 20

/** The text of a plain page with the build's stylesheets, like all others. `reading`: the answer to a page that was asked for, not to a form. */
export function plainPages(build: ServerBuild): (page: Pick<PlainPage, 'title' | 'text' | 'form'>, reading: boolean) => string {
  const links = (build.assets?.routes.root?.css ?? []).map((href) => `<link rel="stylesheet" href="${href}">`).join('')
  return ({ title, text, form }, reading) =>
    `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${reading ? '' : REFUSED}${title} · Concert</title>${links}</head><body><main class="plain-page"><h1>${title}</h1><p>${text}</p>${form ? `<p><a href="${inAttribute(form)}">Back to the form</a></p>` : ''}<p><a href="/">Go to the start page</a></p></main></body></html>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }
const inAttribute = (text: string) => text.replace(/[&"<>]/g, (sign) => ENTITIES[sign]!)

/** Answers with plain pages. */
export function refusals(build: ServerBuild): Refuse {
  const textOf = plainPages(build)
  return (response, { status, title, text, form, headers = {} }) => {
    const { 'content-length': length, 'transfer-encoding': chunked } = response.req.headers
    if (chunked || Number(length ?? 0) > LET_RUN_OUT) response.set('Connection', 'close')
    response
      .status(status)
      .set(headers)
      .send(textOf({ title, text, ...(form && { form }) }, isReading(response.req.method)))
  }
}
