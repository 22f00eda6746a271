import '#app/platform/node-version.server.ts'
import { existsSync } from 'node:fs'
import type { ServerBuild } from '@remix-run/node'
import { demonstrationSignIns } from '#app/features/demonstration/sign-in-list.ts'
import { loadContent } from '#app/features/menu/menus.server.ts'
import { registerKindOf } from '#app/features/register/register-pages.server.ts'
import { openLog } from '#app/platform/log.server.ts'
import { type MailWorker, startMailWorker } from '#app/platform/mail/mail-worker.server.ts'
import { mailboxIsOpen } from '#app/platform/mail/mailbox.server.ts'
import { openPost } from '#app/platform/mail/post.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { type Db, openDatabase } from '#db/client.server.ts'
import { buildIsCurrent, runToEnd } from './start-preparation.ts'

/** `npm start`: builds what is not built, prepares the database, serves, and says where. `npm run dev` serves from source. */

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}

const outcome = readSettings(process.env)
if (!outcome.ok) stop(outcome.message)
const { settings } = outcome
process.env.NODE_ENV = settings.mode
const development = settings.mode === 'development'

const databasePath = settings.databasePath ?? paths.demonstration
const preparations: Promise<void>[] = []
if (!development && !buildIsCurrent()) {
  console.log('Building the pages …')
  preparations.push(runToEnd('npm', ['run', '--silent', 'build'], 'The pages could not be built.'))
}
if (!settings.databasePath && !existsSync(databasePath)) {
  console.log('Making demonstration England …')
  preparations.push(runToEnd(process.execPath, [`${paths.root}app/commands/demo.ts`], 'The demonstration could not be made.'))
}
await Promise.all(preparations).catch((error: Error) => stop(error.message))

let db: Db
try {
  db = openDatabase(databasePath)
} catch (error) {
  stop(`Concert does not start: DATABASE_PATH ${databasePath} cannot be opened. ${(error as Error).message}`)
}
const kind = registerKindOf(db)
if (kind === 'demonstration' && !settings.publicAddressIsLoopback) {
  stop(
    `Concert does not start: ${databasePath} is a demonstration, and PUBLIC_ADDRESS is not an address of this machine. Set DATABASE_PATH to the file of a real register.`,
  )
}
const content = loadContent(db, paths.content, Date.now(), settings.publicAddress)
if (!content.ok) stop(`Concert does not start: content cannot be loaded.\n${content.messages.join('\n')}`)

const vite = development
  ? await (await import('vite')).createServer({ root: paths.root, server: { middlewareMode: true } })
  : undefined
const build = vite
  ? ((await vite.ssrLoadModule('virtual:remix/server-build')) as unknown as ServerBuild)
  : ((await import(`${paths.build}/server/index.js`)) as ServerBuild)
const { buildServer } = await import('#app/server.ts')
const log = openLog(settings.logLevel)
const server = buildServer({ db, settings, log, now: Date.now, build, vite })
const post = openPost(settings)
let mail: MailWorker | undefined

server.once('error', (error: NodeJS.ErrnoException) => {
  stop(
    error.code === 'EADDRINUSE'
      ? `Concert does not start: PORT ${settings.port} is in use. Set PORT to another.`
      : `Concert does not start: ${error.message}`,
  )
})
server.listen(settings.port, settings.host, () => {
  mail = startMailWorker({ db, post, log, now: Date.now })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : settings.port
  console.log(`${settings.siteName} answers at ${settings.port === 0 ? `http://localhost:${port}` : settings.publicAddress}`)
  if (kind === 'demonstration') {
    console.log('This is demonstration England: every practice and figure is made up. Sign in as')
    for (const who of demonstrationSignIns) console.log(`  ${who.email.padEnd(34)} ${who.password}   ${who.purpose}`)
  } else if (kind === 'empty') console.log('The register is empty. README, "The real register", says how to fill it.')
  const shown = mailboxIsOpen(settings, kind) ? ' and shows at /mailbox' : ''
  if (!settings.smtpUrl) console.log(`Mail is not sent: it lands in ${post.place}${shown}. SMTP_URL sends it.`)
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    const mailStopped = mail?.stop()
    server.close(async () => {
      await mailStopped
      db.$client.close()
      process.exit(0)
    })
    server.closeIdleConnections()
    // Browsers keep connections open on which they never asked: those do not count as idle.
    setTimeout(() => server.closeAllConnections(), 1000).unref()
    setTimeout(() => process.exit(0), 10_000).unref()
  })
}
