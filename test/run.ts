import '#app/platform/node-version.server.ts'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { findOrInstallBrowser } from './support/browser.ts'

/** `npm test`: check, unit and house tests, then journeys in a real browser. Ends with the line `N passed, N failed`. */

const results = '.cache/test-results'
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const run = (title: string, program: string, args: string[], env: Record<string, string> = {}) => {
  console.log(`\n== ${title}`)
  return spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1
}

let passed = 0
let failed = 0
const count = (ok: number, notOk: number) => {
  passed += ok
  failed += notOk
}

for (const step of ['check:types', 'check:lint', 'check:lock']) {
  const status = run(step, 'npm', ['run', '--silent', step])
  count(status === 0 ? 1 : 0, status === 0 ? 0 : 1)
}

const unitReport = `${results}/unit.json`
const unitStatus = run('rules, features and house', 'npx', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
])
if (existsSync(unitReport)) {
  const unit = JSON.parse(readFileSync(unitReport, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    numFailedTestSuites: number
  }
  count(unit.numPassedTests, unit.numFailedTests || (unitStatus === 0 ? 0 : Math.max(1, unit.numFailedTestSuites)))
} else count(0, 1)

const browser = findOrInstallBrowser()
if (!browser) {
  console.error('No browser was found and none could be installed. Install Chromium, or set CHROMIUM to its path.')
  count(0, 1)
} else {
  const report = `${results}/journeys.json`
  const status = run('journeys in the browser', 'npx', ['playwright', 'test', '--reporter=list,json'], {
    CHROMIUM: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  if (existsSync(report)) {
    const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
      stats: { expected: number; unexpected: number; flaky: number }
    }
    count(stats.expected, stats.unexpected + stats.flaky || (status === 0 ? 0 : 1))
  } else count(0, 1)
}

console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
