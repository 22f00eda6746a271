import { spawn, spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { paths } from '#app/platform/paths.server.ts'

/** Where Litestream is on this machine, or where `.ci/run` unpacks it; undefined where it is nowhere. The program itself: a wrapper hides its exit code. */
export function findLitestream(): string | undefined {
  const places = ['/usr/bin/litestream', '/usr/local/bin/litestream', `${paths.root}.cache/litestream/package/litestream`]
  return places.find((place) => existsSync(place))
}

/** Replicates by a configuration until it is told to end. */
export function replicate(program: string, configuration: string) {
  const child = spawn(program, ['replicate', '-config', configuration], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    said: () => said,
    end: async (signal: NodeJS.Signals) => {
      child.kill(signal)
      await ended
    },
  }
}

/** Restores a register from its replica to a file; returns what Litestream says where it cannot. */
export function restoreReplica(
  program: string,
  configuration: string,
  { path, to }: { path: string; to: string },
): string | undefined {
  const { status, stderr, stdout } = spawnSync(program, ['restore', '-config', configuration, '-o', to, path], {
    encoding: 'utf8',
  })
  return status === 0 ? undefined : `${stdout}${stderr}`
}

/** The configuration of the guide for operators, with paths of the test's own. */
export function configurationOf(example: string, file: string, replaced: Record<string, string>): void {
  let text = example
  for (const [there, here] of Object.entries(replaced)) {
    if (!text.includes(there)) throw new Error(`The guide's configuration does not name ${there}`)
    text = text.replaceAll(there, here)
  }
  writeFileSync(file, text)
}
