import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { documentMaker } from '#app/platform/documents/document-maker.server.ts'
import { openMeasures } from '#app/platform/measures.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { buildServer } from '#app/server/server.ts'
import type { Db } from '#db/client.server.ts'
import { NOW } from './asking.ts'
import { type RawQuestion, rawRequest } from './raw-request.ts'
import { sourceBuild } from './source-build.ts'

/**
 * The whole web server out of the source, in this process, on a port of loopback. `ask` sends a request as it is written; a `source` is
 * where it says to come from; `environment`: settings besides its address. `logged`: the lines of its log that say that something is wrong, or of LOG_LEVEL.
 */
export async function servedHere(db: Db, now = () => NOW, environment: Record<string, string> = {}) {
  const read = readSettings({ PUBLIC_ADDRESS: 'http://localhost:3000', ...environment })
  if (!read.ok) throw new Error(read.message)
  const logged: string[] = []
  const log = pino(
    { level: environment.LOG_LEVEL ?? 'warn', base: undefined },
    { write: (line: string) => void logged.push(line) },
  )
  const documents = documentMaker({ program: `${paths.root}app/commands/make-documents.ts`, log })
  const measures = openMeasures(now())
  const server = buildServer({ db, settings: read.settings, log, documents, measures, now, build: await sourceBuild() })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const site = `http://127.0.0.1:${port}`
  const ask = (path: string, { source, cookie, headers, ...more }: RawQuestion & { source?: string; cookie?: string } = {}) =>
    rawRequest(site, path, {
      ...more,
      headers: { ...(source ? { 'X-Forwarded-For': source } : {}), ...(cookie ? { Cookie: cookie } : {}), ...headers },
    })
  /** Sends a form as one of our own pages would. */
  const send = (path: string, body: string, { headers, ...more }: Parameters<typeof ask>[1] = {}) =>
    ask(path, { method: 'POST', body, headers: { ...FORM, ...headers }, ...more })
  const stop = async () => {
    documents.stop()
    measures.stop()
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  return { ask, send, stop, port, logged, server, measures }
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' }
export type ServedHere = Awaited<ReturnType<typeof servedHere>>
