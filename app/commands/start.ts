import '#app/platform/node-version.server.ts'
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { paths } from '#app/platform/paths.server.ts'
import { faultsBeforeStart, spaceWarning } from './faults-before-start.ts'
import { buildIsCurrent, runToEnd } from './start-preparation.ts'
import { settingsOrStop, stop } from './stop.ts'

/** What `npm start` runs: builds what is not built, makes the demonstration where no database is named, and serves. `npm run dev` serves from source. */

const settings = settingsOrStop()
process.env.NODE_ENV = settings.mode
const development = settings.mode === 'development'

const databasePath = settings.databasePath ?? paths.demonstration
const migrations = `${paths.root}db/migrations`
const faults = await faultsBeforeStart(settings, settings.databasePath, migrations)
if (faults.length > 0) stop(`Concert does not start: ${faults.length === 1 ? faults[0] : ['', ...faults].join('\n  ')}`)
const warning = spaceWarning(databasePath)
if (warning) console.error(warning)
// From the build: loaded module by module, the libraries alone take 200 MB (decision 83).
const load = () =>
  import(pathToFileURL(development ? `${paths.root}app/commands/serve.ts` : `${paths.build}/server/serve.js`).href) as Promise<
    typeof import('./serve.ts')
  >
const NO_TOOLS =
  'Concert does not start: the pages of this source are not built, and the tools that build them are not installed. Run npm ci, or take the folder that npm run pack makes on another machine.'
const preparations: Promise<unknown>[] = []
if (development || buildIsCurrent()) preparations.push(load())
else {
  if (!existsSync(`${paths.root}node_modules/@remix-run/dev`)) stop(NO_TOOLS)
  console.log('Building the pages …')
  preparations.push(runToEnd('npm', ['run', '--silent', 'build'], 'The pages could not be built.'))
}
if (!settings.databasePath && !existsSync(databasePath)) {
  console.log('Making demonstration England …')
  const demo = development || !buildIsCurrent() ? `${paths.root}app/commands/demo.ts` : `${paths.build}/server/demo.js`
  preparations.push(runToEnd(process.execPath, [demo], 'The demonstration could not be made.'))
}
await Promise.all(preparations).catch((error: Error) => stop(error.message))

const { serve } = await load()
await serve(settings, databasePath)
