import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Instant } from '#app/platform/time.ts'

export type RunningServer = { address: string; said: () => string; stop: () => Promise<void> }
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

const stopper = (child: ChildProcess) => async () => {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** Starts Concert as a person would and waits until it answers. The node process itself is started: killing npm would leave it running. */
export async function startServer(env: Record<string, string>): Promise<RunningServer> {
  const port = await freePort()
  const child = spawn(process.execPath, ['app/commands/start.ts'], {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
  const until = Date.now() + 60_000
  while (!output.includes('answers at')) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`Concert did not start:\n${output}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return { address: `http://localhost:${port}`, said: () => output, stop: stopper(child) }
}

/** Starts the built server on a database file with a clock of the test's own. */
export async function serveWithClock(databasePath: string, clock: Instant): Promise<ServerWithClock> {
  const port = await freePort()
  const child = fork('test/support/served.ts', {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATABASE_PATH: databasePath, CLOCK: String(clock) },
  })
  await once(child, 'message')
  return {
    address: `http://localhost:${port}`,
    said: () => '',
    stop: stopper(child),
    moveClockTo: async (time) => {
      child.send(time)
      await once(child, 'message')
    },
  }
}
