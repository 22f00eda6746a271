import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { buildSync } from 'esbuild'
import { paths } from '#app/platform/paths.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Usage } from './usage.ts'

/** One for every copy of the database, so that its server reads figures drawn before it was copied. */
export const BENCH_SECRET = 'the secret key of the bench, in all its copies'

/** A server in its own process. `usage` asks for its resource usage so far. */
export type Served = {
  port: number
  usage: () => Promise<Usage>
  tell: (what: { clock: Instant } | { body: string }) => Promise<void>
  stop: () => Promise<void>
}

/** The Node flags of `npm start`, and what it sets of the environment. */
const { scripts } = JSON.parse(readFileSync(`${paths.root}package.json`, 'utf8')) as { scripts: { start: string } }
const AS_STARTED = scripts.start.split(' ').filter((word) => word.startsWith('--'))
const SET_AT_START = Object.fromEntries([...scripts.start.matchAll(/\b([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value]))

const running = new Set<ChildProcess>()
/** No child process outlives the bench. */
export function killChildren(): void {
  for (const child of running) child.kill('SIGKILL')
}
process.on('exit', killChildren)

export function killedWithUs<C extends ChildProcess>(child: C): C {
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** As `npm start` runs: from the first TypeScript file that it loads, Node would hold 18 MB more. */
function asJavaScript(file: string): string {
  const outfile = `${paths.root}.cache/bench/${file.replace(/ts$/, 'js')}`
  const how = { bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node22' } as const
  buildSync({ entryPoints: [`${import.meta.dirname}/${file}`], outfile, ...how })
  return outfile
}

async function serve(file: string, env: Record<string, string>, execArgv: string[] = []): Promise<Served> {
  const child = killedWithUs(
    fork(asJavaScript(file), {
      execArgv,
      env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', ...SET_AT_START, ...env },
    }),
  )
  const ended = once(child, 'exit').then((): never => {
    throw new Error(`${file} ended before it answered`)
  })
  ended.catch(() => {})
  const answered = async <T>(): Promise<T> => (await Promise.race([once(child, 'message'), ended]))[0] as T
  const { port } = await answered<{ port: number }>()
  const ask = <T>(what: unknown) => {
    const answer = answered<T>()
    child.send(what as object)
    return answer
  }
  return {
    port,
    usage: () => ask<Usage>('usage'),
    tell: async (what) => void (await ask(what)),
    stop: async () => {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** The built server on a database file, with a fixed clock. BENCH_CPU_PROF=folder writes its CPU profile. */
export function serveConcert(databasePath: string, clock: Instant): Promise<Served> {
  const folder = process.env.BENCH_CPU_PROF
  const profiling = folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
  return serve(
    'served.ts',
    { DATABASE_PATH: databasePath, CLOCK: String(clock), PUBLIC_ADDRESS: 'http://localhost:3000', SECRET_KEY: BENCH_SECRET },
    [...AS_STARTED, ...profiling],
  )
}

/** The bare server that sends these bytes. */
export async function serveFloor(body: string): Promise<Served> {
  const served = await serve('floor-served.ts', {})
  await served.tell({ body })
  return served
}
