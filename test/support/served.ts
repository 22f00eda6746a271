import type { ServerBuild } from '@remix-run/node'
import { openLog } from '#app/platform/log.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { buildServer } from '#app/server.ts'
import { openDatabase } from '#db/client.server.ts'

/** The real server on a file of the test's own, with a clock that the test moves: a message is the new time, the answer says it holds. */

const outcome = readSettings(process.env)
if (!outcome.ok) throw new Error(outcome.message)
const { settings } = outcome
let clock = Number(process.env.CLOCK) || Date.now()
process.on('message', (time: number) => {
  clock = time
  process.send?.({ clock })
})
const build = (await import(`${paths.build}/server/index.js`)) as ServerBuild
const db = openDatabase(settings.databasePath!)
const server = buildServer({ db, settings, log: openLog('error'), now: () => clock++, build })
server.listen(settings.port, '127.0.0.1', () => process.send?.({ listening: true }))
