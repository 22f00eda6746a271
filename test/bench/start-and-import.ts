import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { paths } from '#app/platform/paths.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { freePort } from '#test/support/server.ts'
import { killedWithUs } from './child.ts'
import { ask } from './load.ts'
import { type Held, watchLock } from './locks.ts'

const PATIENCE = 60_000

/**
 * Seconds from `node app/commands/start.js` to the first page, in a copy of this built checkout without a demonstration. Includes
 * the fingerprint of the build, making demonstration England, loading, listening and rendering; not the start of npm.
 */
export async function measureStart(folder: string): Promise<number> {
  const checkout = `${folder}/checkout`
  mkdirSync(checkout)
  for (const name of [
    'app',
    'build',
    'content',
    'db',
    'demonstration',
    'public',
    'package.json',
    'package-lock.json',
    'vite.config.ts',
  ])
    cpSync(`${paths.root}${name}`, `${checkout}/${name}`, { recursive: true })
  symlinkSync(`${paths.root}node_modules`, `${checkout}/node_modules`)
  const port = await freePort()
  const { DATABASE_PATH: _database, PUBLIC_ADDRESS: _address, ...env } = process.env
  const began = performance.now()
  const child = killedWithUs(
    spawn(process.execPath, ['app/commands/start.js'], {
      cwd: checkout,
      env: { ...env, NODE_ENV: 'production', LOG_LEVEL: 'error', HOST: '127.0.0.1', PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )
  const output = outputOf(child)
  try {
    for (;;) {
      if (child.exitCode !== null || performance.now() - began > PATIENCE) throw new Error(`Concert did not start:\n${output()}`)
      const answer = await ask(port, undefined, { path: '/' }).catch(() => undefined)
      if (answer?.status === 200) return (performance.now() - began) / 1000
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  } finally {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    rmSync(checkout, { recursive: true, force: true })
  }
}

/** `held`: how long the first import held the database at a time. */
export type Import = { what: string; seconds: number; peakMb: number; held?: Held }

/**
 * Seconds and peak memory of `npm run import` on the NHS files: a dry run, then applied. Undefined where there are no files
 * beside the checkout.
 */
export async function measureImport(folder: string): Promise<Import[] | undefined> {
  const data = `${paths.root}../shared/data`
  const files = {
    '--map': 'gp-reg-pat-prac-map-2026-08.csv',
    '--details': 'epraccur-2026-02.csv',
    '--list-sizes': 'practice-demographics-2026-01.csv',
    '--lmcs': 'practice-lmc-indicative.csv',
    '--rules': 'lmc-rules-indicative.csv',
  }
  if (!existsSync(`${data}/${files['--map']}`)) return undefined
  const given = Object.entries(files).flatMap(([option, file]) => [option, `${data}/${file}`])
  const env = { ...process.env, DATABASE_PATH: `${folder}/import.db` }
  openDatabase(env.DATABASE_PATH).$client.close()
  const dryRun = await timed('dry run', ['register', ...given], env)
  const watch = watchLock(env.DATABASE_PATH)
  const applied = await timed('applied', ['register', ...given, '--apply'], env)
  return [
    dryRun,
    { ...applied, held: watch.end('the first import') },
    await timed('applied again', ['register', ...given, '--apply'], env),
  ]
}

async function timed(what: string, args: string[], env: NodeJS.ProcessEnv): Promise<Import> {
  const began = performance.now()
  const command = ['--import', `${import.meta.dirname}/tell-peak.ts`, `${paths.root}app/commands/import.ts`, ...args]
  const child = killedWithUs(
    spawn(process.execPath, command, {
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      timeout: PATIENCE,
      killSignal: 'SIGKILL',
    }),
  )
  const output = outputOf(child)
  let peak = ''
  child.stdio[3]!.on('data', (text: Buffer) => {
    peak += text
  })
  await once(child, 'close')
  if (child.exitCode !== 0) throw new Error(`The import failed:\n${output().slice(-2000)}`)
  return { what, seconds: (performance.now() - began) / 1000, peakMb: Number(peak) }
}

function outputOf(child: ChildProcess): () => string {
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => {
      output += text
    })
  return () => output
}
