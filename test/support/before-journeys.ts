import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { BUILT_FROM, buildIsCurrent, runToEnd } from '#app/commands/start-preparation.ts'
import { paths } from '#app/platform/paths.server.ts'
import { instantOf } from '#app/platform/time.ts'
import { makeDemonstrationFile } from '#demonstration/demonstration-file.server.ts'
import ownTemporaryFolder from './nothing-left-behind.ts'
import { ownFolder } from './own-folder.ts'

/** The Wednesday of the journeys' demonstration England: its history ends the day before. */
export const DEMONSTRATION_DAY = '2026-07-15'

/**
 * Before all journeys: builds if necessary, and prepares a folder that is removed after them. It holds a copy of the built
 * checkout, from which all their servers start, so that a build meanwhile changes nothing for them, and one demonstration England
 * with a short history, which each journey copies.
 */
export default async function beforeJourneys(): Promise<() => void> {
  if (!buildIsCurrent()) await runToEnd('npm', ['run', '--silent', 'build'], 'The pages could not be built.')
  const endOfTemporaryFolder = ownTemporaryFolder()
  const { folder, remove } = ownFolder()
  process.env.JOURNEYS_CHECKOUT = await copyCheckout(join(folder, 'checkout'))
  process.env.JOURNEYS_DEMONSTRATION = await makeDemonstration(join(folder, 'demonstration.db'))
  return () => {
    remove()
    endOfTemporaryFolder()
  }
}

/** The checkout with its build. It adds the server with a test clock as one bundled file: from source it starts slower. */
async function copyCheckout(checkout: string): Promise<string> {
  mkdirSync(checkout)
  for (const name of [...BUILT_FROM, 'build', 'content', 'package.json'])
    cpSync(join(paths.root, name), join(checkout, name), { recursive: true })
  symlinkSync(join(paths.root, 'node_modules'), join(checkout, 'node_modules'))
  await build({
    entryPoints: [join(paths.root, 'test/support/served.ts')],
    outfile: join(checkout, 'build/server/served.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    packages: 'external',
    logLevel: 'warning',
  })
  return checkout
}

async function makeDemonstration(path: string): Promise<string> {
  const wishes = { seed: 1, today: DEMONSTRATION_DAY, weeks: 16, contentFolder: paths.content, again: false }
  const outcome = await makeDemonstrationFile(path, wishes, instantOf(DEMONSTRATION_DAY, '06:00'))
  if (!outcome.ok) throw new Error(`The demonstration was not made: ${outcome.reason}`)
  return path
}
