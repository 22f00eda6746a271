import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import type { RouteConfigEntry } from '@remix-run/route-config'
import { writeCollected } from '#app/platform/collected-writes.server.ts'
import { documentMaker } from '#app/platform/documents/document-maker.server.ts'
import { flashIn } from '#app/platform/flash.server.ts'
import type { Flash } from '#app/platform/flash.ts'
import { openLog } from '#app/platform/log.server.ts'
import { openMeasures } from '#app/platform/measures.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { type Instant, instantOf } from '#app/platform/time.ts'
import * as root from '#app/root.tsx'
import routes from '#app/routes.ts'
import type { PageHandle } from '#app/ui/page-handle.ts'
import type { Db } from '#db/client.server.ts'
import { serveFrom } from '#db/serving.server.ts'

/** A Wednesday in the round of 2026; facts recorded by a test come a minute later. */
export const NOW = instantOf('2026-06-17', '10:00')
const SITE = 'http://localhost:3000'
const read = readSettings({ PUBLIC_ADDRESS: SITE })
if (!read.ok) throw new Error(read.message)
const SETTINGS = read.settings
const LOG = openLog('silent')
// Lets its process go at once: nothing stops it when a test file ends.
const MEASURES = openMeasures(NOW)
const DOCUMENTS = documentMaker({ program: `${paths.root}app/commands/make-documents.ts`, log: LOG, idle: 50 })

type RouteModule = {
  handle?: PageHandle
  loader?: (visit: LoaderFunctionArgs) => unknown
  action?: (visit: ActionFunctionArgs) => unknown
}
const modules = import.meta.glob<RouteModule>('/app/routes/**/*.{ts,tsx}')

const flat = (entries: readonly RouteConfigEntry[], above = ''): { address: string; file: string }[] =>
  entries.flatMap(({ path = '', file, children = [] }) => {
    const address = [above, path].filter(Boolean).join('/')
    return [{ address: `/${address}`, file }, ...flat(children, address)]
  })

/** Every address of `app/routes.ts` with the file that answers it, as `/practice/:practice`. */
export const allRoutes = flat(await routes)

/**
 * The answer of a loader or action. `data`: everything it would send, as text; `to`: where it redirects; `cookie`: the first it
 * sets, for a Cookie header; `says`: the flash of the next page, and `flash` its cookie.
 */
export type Answer = {
  status: number
  to: string | null
  data: string
  body: unknown
  cookie?: string
  flash?: string
  flashed?: Flash
}

/** A request for a page: `path` as typed, `cookie` of the person; `mayWatch`: from a program on the machine. */
export type Question = { path: string; cookie?: string; form?: Record<string, string>; now?: Instant; mayWatch?: boolean }

/** Calls the loader (or, with a form, the action) of a path's route like the server does, on a real database. */
export async function ask(db: Db, { path, cookie, form, now = NOW, mayWatch }: Question): Promise<Answer> {
  const { file, params } = routeOf(path)
  const { loader, action } = await moduleOf(file)
  const visit = visitOf(db, { path, cookie, form, now, mayWatch }, params)
  return answerOf(() => asServed(db, () => (form ? action : loader)?.(visit)), now)
}

/** Like the server: writes only in the one way, and writes caused by reading a moment later. */
async function asServed<T>(db: Db, run: () => T): Promise<Awaited<T>> {
  const serving = serveFrom(db)
  try {
    return await run()
  } finally {
    await writeCollected(db)
    serving.stop()
  }
}

/** Calls the loader of the frame around every page. */
export function askFrame(db: Db, question: Question): Promise<Answer> {
  return answerOf(() => asServed(db, () => root.loader(visitOf(db, question, {}))), question.now)
}

/** The module of a route: its exports tell whether it answers GET and POST. */
export async function moduleOf(file: string): Promise<RouteModule> {
  const load = modules[`/app/${file}`]
  if (!load) throw new Error(`app/routes.ts names ${file}, which does not exist`)
  return load()
}

function visitOf(
  db: Db,
  { path, cookie, form, now = NOW, mayWatch = false }: Question,
  params: Record<string, string>,
): LoaderFunctionArgs {
  const body = form && new URLSearchParams(form)
  const sent = body && { form: Buffer.from(String(body)), formType: 'application/x-www-form-urlencoded;charset=UTF-8' }
  const context: AppLoadContext = {
    db,
    settings: SETTINGS,
    log: LOG,
    documents: DOCUMENTS,
    measures: MEASURES,
    nonce: 'nonce',
    document: true,
    source: '192.0.2.1',
    mayWatch,
    now: () => now,
    machineNow: () => now,
    ...sent,
  }
  const headers = new Headers(cookie ? { Cookie: cookie } : {})
  // React Router 7 asks for more in it than any of our loaders reads.
  return {
    request: new Request(SITE + path, { method: form ? 'POST' : 'GET', headers, body }),
    params,
    context,
  } as LoaderFunctionArgs
}

function routeOf(path: string): { file: string; params: Record<string, string> } {
  const steps = path.split('?')[0]!.split('/').filter(Boolean)
  for (const { address, file } of allRoutes) {
    const wanted = address.split('/').filter(Boolean)
    if (wanted[0] === '*') return { file, params: {} }
    const rest = wanted.at(-1) === '*' && wanted.slice(0, -1).every((step, i) => step === steps[i])
    if (rest) return { file, params: {} }
    if (wanted.length !== steps.length) continue
    if (!wanted.every((step, i) => step.startsWith(':') || step === steps[i])) continue
    const named = wanted.flatMap((step, i) => (step.startsWith(':') ? [[step.slice(1), steps[i]!]] : []))
    return { file, params: Object.fromEntries(named) }
  }
  throw new Error(`No route answers ${path}`)
}

async function answerOf(run: () => unknown, now: Instant = NOW): Promise<Answer> {
  let body: unknown
  try {
    body = await run()
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown
    body = thrown
  }
  if (body instanceof Response) {
    const to = body.headers.get('Location')
    return { status: body.status, to, data: await body.text(), body: null, ...cookiesOf(body.headers, to ?? '/', now) }
  }
  const status = withInit(body) ? (body.init?.status ?? 200) : 200
  const answered = withInit(body) ? body.data : body
  const headers = new Headers(withInit(body) ? (body.init?.headers ?? {}) : {})
  return { status, to: null, data: JSON.stringify(answered) ?? '', body: answered, ...cookiesOf(headers, '/', now) }
}

function cookiesOf(headers: Headers, to: string, now: Instant): Pick<Answer, 'cookie' | 'flash' | 'flashed'> {
  const set = headers.getSetCookie().map((one) => one.split(';')[0]!)
  const flash = set.find((one) => one.startsWith('concert-flash='))
  const cookie = set.find((one) => one !== flash)
  const flashed = flash && flashIn(SETTINGS, flash, new URL(to, SITE).pathname, now)
  return { ...(cookie ? { cookie } : {}), ...(flash ? { flash } : {}), ...(flashed ? { flashed } : {}) }
}

type WithInit = { type: 'DataWithResponseInit'; data: unknown; init: ResponseInit | null }
const withInit = (body: unknown): body is WithInit =>
  typeof body === 'object' && body !== null && 'type' in body && body.type === 'DataWithResponseInit'
