import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The path of a Chromium: CHROMIUM, a known place, or Debian's package, which it installs where it may. Undefined where there is none. */
export function findOrInstallBrowser(): string | undefined {
  const named = process.env.CHROMIUM
  if (named) return existsSync(named) ? named : undefined
  const found = CHROMIUM_PATHS.find((path) => existsSync(path))
  if (found) return found
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return undefined
  console.log('No browser found: installing Chromium.')
  spawnSync('sh', ['-c', 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null'], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return CHROMIUM_PATHS.find((path) => existsSync(path))
}
