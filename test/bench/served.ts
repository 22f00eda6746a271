import type { ServerBuild } from '@remix-run/node'
import { openLog } from '#app/platform/log.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { buildServer } from '#app/server.ts'
import { openDatabase } from '#db/client.server.ts'
import { usageOfThisProcess } from './usage.ts'

/** The built server as it is in production, with a clock that stands still until it is told; it tells what it uses when asked. */

const outcome = readSettings(process.env)
if (!outcome.ok) throw new Error(outcome.message)
const { settings } = outcome
let clock = Number(process.env.CLOCK)
process.on('message', (told: 'usage' | { clock: number }) => {
  if (told !== 'usage') clock = told.clock
  process.send?.(usageOfThisProcess())
})
process.on('SIGTERM', () => process.exit(0))
process.on('disconnect', () => process.exit(1))
const build = (await import(`${paths.build}/server/index.js`)) as ServerBuild
const db = openDatabase(settings.databasePath!)
const server = buildServer({ db, settings, log: openLog('error'), now: () => clock++, build })
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }))
