import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { disputesBeforeStart } from '#app/features/disputes/file/dispute-queries.server.ts'
import { figuresKeyOf, isRightKey } from '#app/features/figures/releases/figures-key.server.ts'
import { WRONG_KEY } from '#app/features/figures/releases/release-on-time.server.ts'
import { loadContent } from '#app/features/menu/content-files/load-content.server.ts'
import { missingKey } from '#app/features/operator/health/key-fits.server.ts'
import { endByMachineTime } from '#app/features/people/sessions/end-by-machine-time.server.ts'
import { clocksOf } from '#app/features/register/records/demonstration-clock.server.ts'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { documentMaker } from '#app/platform/documents/document-maker.server.ts'
import type { Loop } from '#app/platform/every.ts'
import { openLog } from '#app/platform/log.server.ts'
import { mailboxIsOpen } from '#app/platform/mail/mailbox.server.ts'
import { openPost } from '#app/platform/mail/post.server.ts'
import { openMeasures } from '#app/platform/measures.server.ts'
import { withoutLeaps } from '#app/platform/no-leaps.ts'
import { paths } from '#app/platform/paths.server.ts'
import { secretKeyOf } from '#app/platform/secret-key.server.ts'
import { type Settings, settingsInLog } from '#app/platform/settings.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { versionOfConcert } from '#app/platform/version.server.ts'
import { buildServer } from '#app/server/server.ts'
import { type Db, lastMigrationShipped } from '#db/client.server.ts'
import { demonstrationSignIns } from '#demonstration/sign-in-list.ts'
import { beginServing } from './begin-serving.ts'
import { startLoops } from './loops.ts'
import { ClockInDoubt, openRegisterToServe } from './open-register.ts'
import { endOfProcess } from './process-beside.ts'
import { stop } from './stop.ts'

/** The file of a process beside the server. */
const helperFile = (name: string, development: boolean) =>
  development ? `${paths.root}app/commands/${name}.ts` : `${paths.build}/server/${name}.js`

/** Issues the releases that are due in a process beside the server, so that no reader waits. Rejects where it fails. */
async function issueReleases(
  databasePath: string,
  { at, development, stopping }: { at: Instant; development: boolean; stopping: AbortSignal },
): Promise<void> {
  const program = helperFile('issue-releases', development)
  const child = spawn(process.execPath, [program, databasePath, String(at)], { stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await endOfProcess(child, stopping)
  if (code !== 0 && !stopping.aborted) throw new Error(`The releases that are due could not be issued (exit code ${code}).`)
}

/** Before anything is recorded under a time to come, which could not be dated back. */
function endOnLeap(by: number): never {
  const days = Math.round(by / 86_400_000)
  return stop(
    `Concert ends: the machine's clock leapt ahead by ${days} ${days === 1 ? 'day' : 'days'}, and nothing is recorded under such a time. Check the clock, then start again.`,
  )
}

/**
 * Opens the database, loads new content, and serves until told to stop. Any fault stops the start with one message. Resolves with
 * the server once it listens. `machineNow`: the machine's clock; the bench has its own, which leaps as told.
 */
export async function serve(settings: Settings, databasePath: string, machineNow: () => Instant = Date.now): Promise<Server> {
  const development = settings.mode === 'development'
  const log = openLog(settings.logLevel)
  let db: Db
  try {
    db = openRegisterToServe(databasePath, machineNow, log)
  } catch (error) {
    const { message } = error as Error
    if (error instanceof ClockInDoubt) stop(`Concert does not start: ${message}`)
    stop(`Concert does not start: DATABASE_PATH ${databasePath} cannot be opened. ${message}`)
  }
  const kind = registerKindOf(db)
  const watched = kind === 'real' && !development && machineNow === Date.now
  const believed = watched ? withoutLeaps(machineNow, endOnLeap) : machineNow
  const { now, rested } = clocksOf(db, believed)
  if (kind === 'demonstration' && !settings.publicAddressIsLoopback) {
    stop(
      `Concert does not start: ${databasePath} is a demonstration, and PUBLIC_ADDRESS is not an address of this machine. Set DATABASE_PATH to the file of a real register.`,
    )
  }
  const keyFault = kind === 'demonstration' ? undefined : missingKey(db, { secretKey: settings.secretKey, databasePath })
  if (keyFault) stop(`Concert does not start: ${keyFault}`)
  endByMachineTime(db, rested())
  const on = kind === 'demonstration' ? dayOf(now()) : undefined
  const content = loadContent(db, paths.content, now(), { siteAddress: settings.publicAddress, on })
  if (!content.ok) {
    const again =
      kind === 'demonstration' ? ['The demonstration was made with other content: npm run demo -- --again makes it new.'] : []
    stop(['Concert does not start: content cannot be loaded.', ...content.messages, ...again].join('\n'))
  }

  for (const line of content.notHeld) console.log(line)

  const disputes = disputesBeforeStart(db)
  if (disputes.length > 0) stop(['Concert does not start: the files of disputes cannot be read.', ...disputes].join('\n'))

  const vite = development
    ? await (await import('vite')).createServer({ root: paths.root, server: { middlewareMode: true } })
    : undefined
  const build = vite
    ? ((await vite.ssrLoadModule('virtual:remix/server-build')) as unknown as ServerBuild)
    : ((await import(pathToFileURL(`${paths.build}/server/index.js`).href)) as ServerBuild)
  const { checkpoint, end } = beginServing(db)
  const documents = documentMaker({ program: helperFile('make-documents', development), log })
  const measures = openMeasures(believed())
  const server = buildServer({ db, settings, log, documents, measures, now, machineNow: believed, build, vite })
  const post = openPost(settings)
  let loops: Loop | undefined

  server.once('error', (error: NodeJS.ErrnoException) => {
    stop(
      error.code === 'EADDRINUSE'
        ? `Concert does not start: PORT ${settings.port} is in use. Set PORT to another.`
        : `Concert does not start: ${error.message}`,
    )
  })
  server.listen(settings.port, settings.host, () => {
    const figuresKey = () => figuresKeyOf(db, () => secretKeyOf({ secretKey: settings.secretKey, databasePath }))
    loops = startLoops({
      ...{ db, log, now, machineNow: believed, rested, settings, post, measures, figuresKey, checkpoint },
      issueReleases: (at, stopping) => issueReleases(databasePath, { at, development, stopping }),
    })
    if (!isRightKey(db, figuresKey())) console.error(WRONG_KEY)
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : settings.port
    // In one piece: a program that waits for the first line has them all.
    const lines = [`${settings.siteName} answers at ${settings.port === 0 ? `http://localhost:${port}` : settings.publicAddress}`]
    if (kind === 'demonstration') {
      const day = weekdayAndDay(dayOf(now()))
      lines.push(`This is demonstration England on ${day}: practices, their people and their answers are made up. Sign in as`)
      for (const who of demonstrationSignIns) lines.push(`  ${who.email.padEnd(34)} ${who.password}   ${who.purpose}`)
    } else if (kind === 'empty') lines.push('The register is empty. README, "The real register", says how to fill it.')
    const shown = mailboxIsOpen(settings, kind) ? ' and shows at /mailbox' : ''
    if (!settings.smtpUrl) lines.push(`Mail is not sent: it lands in ${post.destination}${shown}. SMTP_URL sends it.`)
    console.log(lines.join('\n'))
    const started = { version: versionOfConcert(), node: process.version, file: databasePath, register: kind }
    log.info({ ...started, shape: lastMigrationShipped(), settings: settingsInLog(settings) }, 'Concert has started')
  })

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'Concert stops')
      const stopped = loops?.stop()
      server.close(async () => {
        documents.stop()
        await stopped
        await end()
        measures.stop()
        log.info('Concert has stopped')
        process.exit(0)
      })
      server.closeIdleConnections()
      // Browsers keep connections open without a request: those do not count as idle.
      setTimeout(() => server.closeAllConnections(), 1000).unref()
      // Anything unfinished by then is cut off, and the exit code shows it.
      setTimeout(() => process.exit(1), 10_000).unref()
    })
  }
  await once(server, 'listening')
  return server
}
