import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Instant } from '#app/platform/time.ts'

export type RunningServer = { address: string; output: () => string; stop: () => Promise<void>; child: ChildProcess }
export type ServerWithClock = RunningServer & { moveClockTo: (time: Instant) => Promise<void> }

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

const stopper = (child: ChildProcess) => async () => {
  if (hasEnded(child)) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** Settings of the shell that runs the tests must not reach a server under test. */
const { DATABASE_PATH: _path, PUBLIC_ADDRESS: _address, PORT: _port, HOST: _host, ...surroundings } = process.env
const clean = { ...surroundings, NODE_ENV: 'production' as const, LOG_LEVEL: 'error' }

/** The checkout that servers of journeys start from: a built copy made before all journeys. */
function checkout(): string {
  const path = process.env.JOURNEYS_CHECKOUT
  if (!path) throw new Error('JOURNEYS_CHECKOUT is not set: the journeys’ global setup has not run.')
  return path
}

/** Runs `npm start`'s program to its end, for starts that are refused: what it output and its exit code. */
export async function runStart(env: Record<string, string>): Promise<{ output: string; code: number | null }> {
  const { child, output } = start(env)
  const [code] = (await once(child, 'close')) as [number | null]
  return { output: output(), code }
}

/** Starts Concert as a person would, from the built copy unless told, and waits until it answers. The node process itself is started: killing npm would leave it running. */
export async function startServer(env: Record<string, string>, from = checkout()): Promise<RunningServer> {
  const port = env.PORT ?? String(await freePort())
  const { child, output } = start({ PORT: port, ...env }, from)
  const until = Date.now() + 60_000
  while (!output().includes('answers at')) {
    if (hasEnded(child) || Date.now() > until) throw new Error(`Concert did not start:\n${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return { address: `http://localhost:${port}`, output, stop: stopper(child), child }
}

function start(env: Record<string, string>, from = checkout()) {
  const child = spawn(process.execPath, [`${from}/app/commands/start.js`], {
    env: { ...clean, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
  return { child, output: () => output }
}

/** Starts the built server on a database file with a clock of the test's own. */
export async function serveWithClock(
  databasePath: string,
  clock: Instant,
  env: Record<string, string> = {},
): Promise<ServerWithClock> {
  const port = await freePort()
  const child = fork(`${checkout()}/build/server/served.js`, {
    execArgv: [],
    env: { ...clean, PORT: String(port), DATABASE_PATH: databasePath, CLOCK: String(clock), ...env },
    silent: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text) => {
      output += text
      process.stderr.write(text)
    })
  await answerOf(child)
  return {
    address: `http://localhost:${port}`,
    output: () => output,
    stop: stopper(child),
    child,
    moveClockTo: async (time) => {
      child.send(time)
      await answerOf(child)
    },
  }
}

/** The next message of the server; one that ends instead is an error, not an endless wait. */
async function answerOf(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('The server under test ended: what it said stands above.')
  })
  await Promise.race([once(child, 'message'), ended])
}
