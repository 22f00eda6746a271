import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'

export type RunningServer = { address: string; process: ChildProcess; said: () => string; stop: () => Promise<void> }

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** Starts Concert as a person would, on a database file and a free port, and waits until it answers. The node process itself is started: killing npm would leave it running. */
export async function startServer(env: Record<string, string>): Promise<RunningServer> {
  const port = await freePort()
  const child = spawn(process.execPath, ['app/commands/start.ts'], {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (text) => (output += text))
  child.stderr.on('data', (text) => (output += text))
  const address = env.PUBLIC_ADDRESS ?? `http://localhost:${port}`
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const until = Date.now() + 60_000
  while (!output.includes('answers at')) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`Concert did not start:\n${output}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return {
    address,
    process: child,
    said: () => output,
    stop: async () => {
      child.kill('SIGTERM')
      await exited
    },
  }
}
