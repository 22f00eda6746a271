import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { paths } from '#app/platform/paths.server.ts'

/** Files and folders of the checkout that the build is made from. */
export const BUILT_FROM = ['app', 'db', 'demonstration', 'public', 'package-lock.json', 'vite.config.ts']
const stamp = `${paths.build}/built-from`

/** A fingerprint of everything the build is made from: names, sizes and contents of files outside tests. */
export function sourceFingerprint(): string {
  const hash = createHash('sha256')
  const visit = (path: string) => {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) visit(`${path}/${name}`)
    else if (!/\.test\.tsx?$/.test(path))
      hash.update(path.slice(paths.root.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  for (const name of BUILT_FROM) visit(`${paths.root}${name}`)
  return hash.digest('hex')
}

let current: boolean | undefined
/** True when the last build was made from the source as it was when this process first asked. */
export function buildIsCurrent(): boolean {
  const whole = ['start', 'serve', 'index'].every((name) => existsSync(`${paths.build}/server/${name}.js`))
  current ??= whole && existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceFingerprint()
  return current
}

/** Before a build: what is broken off is not taken for the one before it. */
export function unmarkBuilt(): void {
  rmSync(stamp, { force: true })
}

/** Written after a build, by `npm run build`. */
export function markBuilt(): void {
  writeFileSync(stamp, sourceFingerprint())
}

/** Runs a program with its output shown; a failing one rejects with the message. */
export function runToEnd(program: string, args: string[], message: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: paths.root, stdio: 'inherit' })
    child.once('error', () => reject(new Error(message)))
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(message))))
  })
}
