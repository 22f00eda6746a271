import { createHash } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import fresh from 'fresh'
import Negotiator from 'negotiator'
import { cacheOf } from '#app/platform/cache.ts'
import type { Instant } from '#app/platform/time.ts'

/**
 * The parts of the cache. `isCached`: whether the answer to an address (path with query) is the same for everyone who is not
 * signed in. `state`: changes whenever one of these pages may; it is read for every request, so that another process's
 * publication is seen. `until`: the instant from which a page drawn at `now` may change although the state is the same. `draw`:
 * draws an address for nobody in particular. `isSignedIn`: by the Cookie header; such readers get a fresh page.
 */
export type PageCacheOptions = {
  isCached: (address: string) => boolean
  state: () => string
  until: (now: Instant) => Instant
  draw: (address: string) => Promise<Response>
  isSignedIn: (cookie: string) => boolean
  now: () => Instant
  /** Headers of every cached page, in addition to its own. */
  headers: Record<string, string>
  onError: (error: unknown) => void
}

const SMALLEST_FIRST = ['br', 'gzip', 'identity'] as const
type Encoding = (typeof SMALLEST_FIRST)[number]
type Variant = { etag: string; body: Buffer; head: string[]; headUnchanged: string[] }
type CachedPage = { status: number; from: Instant; until: Instant; variants: Record<Encoding, Variant> }

/**
 * Room for some 300 pages in three encodings, and for 200 that were asked for with a query. The two are apart: there is no end of
 * addresses with a query, and who asks for many of them pushes out none that everybody reads.
 */
const MOST_BYTES = { bare: 20 * 1024 * 1024, asked: 12 * 1024 * 1024 }
const bytesOf = ({ variants }: CachedPage) => Object.values(variants).reduce((sum, { body }) => sum + body.length, 1)
const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const COMPRESSIBLE = /^(text\/|application\/(json|atom\+xml)|image\/svg)/

/**
 * `serve` answers from the cache, draws a bare address that is not in it, or calls `otherwise`; `fill` draws an address with a query;
 * `ready` draws addresses ahead.
 */
export function pageCache(options: PageCacheOptions) {
  const { isCached, until, now } = options
  const pagesOf = (mostBytes: number) => cacheOf<string, CachedPage>({ mostBytes, bytesOf, version: options.state })
  const [bare, asked] = [pagesOf(MOST_BYTES.bare), pagesOf(MOST_BYTES.asked)]
  const pagesFor = (address: string) => (address.includes('?') ? asked : bare)
  /** Pages being drawn: further requests wait for the same drawing. */
  const drawing = new Map<string, Promise<CachedPage>>()

  async function drawn(address: string): Promise<CachedPage> {
    const pages = pagesFor(address)
    const before = pages.version()
    const key = `${before} ${address}`
    const running = drawing.get(key)
    if (running) return running
    const work = cachedPageOf(options, address, now(), until(now()))
    drawing.set(key, work)
    try {
      const page = await work
      // If something was published while the page was drawn, the page may or may not show it: it is sent, not cached.
      if (page.status === 200) pages.put(address, page, before)
      return page
    } finally {
      drawing.delete(key)
    }
  }

  const mayBeCached = ({ method, headers: { cookie } }: IncomingMessage) =>
    (method === 'GET' || method === 'HEAD') && (cookie === undefined || !options.isSignedIn(cookie))

  function serve(request: IncomingMessage, response: ServerResponse, otherwise: RequestListener): void {
    const address = request.url ?? ''
    if (!mayBeCached(request) || !isCached(address)) {
      otherwise(request, response)
      return
    }
    const page = pagesFor(address).get(address)
    const at = now()
    if (page && at >= page.from && at < page.until) send(page, request, response)
    else if (address.includes('?')) otherwise(request, response)
    else draw(request, response, () => otherwise(request, response))
  }

  /** Draws, caches and sends a page that `serve` had not: after the steps that may refuse it. */
  function fill(request: IncomingMessage, response: ServerResponse, otherwise: () => void): void {
    if (mayBeCached(request) && isCached(request.url ?? '')) draw(request, response, otherwise)
    else otherwise()
  }

  function draw(request: IncomingMessage, response: ServerResponse, otherwise: () => void): void {
    drawn(request.url ?? '').then(
      (page) => send(page, request, response),
      (error: unknown) => {
        options.onError(error)
        otherwise()
      },
    )
  }

  async function ready(addresses: readonly string[]): Promise<void> {
    for (const address of addresses) await drawn(address).catch(options.onError)
  }

  return { serve, fill, ready }
}

async function cachedPageOf(
  { draw, headers }: PageCacheOptions,
  address: string,
  from: Instant,
  until: Instant,
): Promise<CachedPage> {
  const answer = await draw(address)
  const body = Buffer.from(await answer.arrayBuffer())
  const type = answer.headers.get('Content-Type') ?? 'text/html; charset=utf-8'
  const small = answer.status !== 200 || !COMPRESSIBLE.test(type)
  // A page asked with a query is one of very many: it is packed ten times faster, for a few per cent more bytes.
  const effort = address.includes('?') ? 5 : 11
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: effort, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }
  const bodies: Record<Encoding, Buffer> = {
    identity: body,
    br: small ? body : await brotli(body, quality),
    gzip: small ? body : await zip(body, { level: 9 }),
  }
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 27)
  const cache = answer.status === 200 ? 'no-cache' : 'no-store'
  const variant = (encoding: Encoding): Variant => {
    const plain = encoding === 'identity' || small
    const etag = plain ? `"${hash}"` : `"${hash}-${encoding}"`
    const common = { ...headers, ...ownHeaders(answer), 'Cache-Control': cache, Vary: 'Accept-Encoding, Cookie', ETag: etag }
    const whole = { ...common, 'Content-Type': type, 'Content-Length': String(bodies[encoding].length) }
    const flat = (of: Record<string, string>) => Object.entries(of).flat()
    return {
      etag,
      body: bodies[encoding],
      head: flat(plain ? whole : { ...whole, 'Content-Encoding': encoding }),
      headUnchanged: flat(common),
    }
  }
  return {
    status: answer.status,
    from,
    until,
    variants: { br: variant('br'), gzip: variant('gzip'), identity: variant('identity') },
  }
}

/** What a page says of itself besides its type: who may use it, the name of a file, and where it leads instead. */
const OWN = ['Access-Control-Allow-Origin', 'Content-Disposition', 'Cross-Origin-Resource-Policy', 'Location']
const ownHeaders = ({ headers }: Response) =>
  Object.fromEntries(OWN.flatMap((name) => (headers.has(name) ? [[name, headers.get(name)!]] : [])))

function send({ status, variants }: CachedPage, request: IncomingMessage, response: ServerResponse): void {
  const { etag, body, head, headUnchanged } = variants[encodingFor(request)]
  // Of the request's headers this one alone: scripts that send it add `no-cache` of themselves (Fetch, 4.6).
  if (status === 200 && fresh({ 'if-none-match': request.headers['if-none-match'] }, { etag })) {
    response.writeHead(304, headUnchanged).end()
    return
  }
  response.writeHead(status, head)
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** The smallest of those that the browser accepts. */
function encodingFor(request: IncomingMessage): Encoding {
  const accepted = new Negotiator(request).encodings(SMALLEST_FIRST)
  return SMALLEST_FIRST.find((one) => accepted.includes(one)) ?? 'identity'
}
