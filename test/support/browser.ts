import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Headless Chromium takes a third of the CPU time of the whole browser. */
const SHELL = '/usr/bin/chromium-headless-shell'
const PATHS = [
  SHELL,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The path of a Chromium: CHROMIUM, or a known place. Undefined where there is none. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM
  if (named) return existsSync(named) ? named : undefined
  return PATHS.find((path) => existsSync(path))
}

/**
 * Like `findBrowser`; where there is none, or under CI only the whole browser, it first tries to install Debian's package of the
 * headless shell.
 */
export function findOrInstallBrowser(): string | undefined {
  const found = findBrowser()
  const wanted = !found || (process.env.CI && found !== SHELL)
  const allowed = !process.env.CHROMIUM && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  if (!wanted || !allowed) return found
  console.log('Installing Chromium’s headless shell.')
  const install = 'apt-get install -y -qq --no-install-recommends chromium-headless-shell >/dev/null'
  spawnSync('sh', ['-c', `apt-get update -qq && ${install}`], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return findBrowser()
}
