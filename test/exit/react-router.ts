import '#app/platform/node-version.server.ts'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { paths } from '#app/platform/paths.server.ts'
import { moved } from './moved-names.ts'

/**
 * `npm run check:react-router`: turns a scratch copy of this checkout from Remix 2 into React Router 7, installs that, checks the types,
 * builds, and runs the house tests there. Needs the network; changes nothing here. `--keep` leaves the copy and says where it is.
 */

const VERSION = '7.18.4'

const copy = mkdtempSync(join(tmpdir(), 'concert-react-router-'))
const keep = process.argv.includes('--keep')
process.on('exit', () => keep || rmSync(copy, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const list = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: paths.root,
  encoding: 'utf8',
})
const files = list.stdout.split('\0').filter((file) => file && !file.startsWith('test/exit/'))
for (const file of files) {
  mkdirSync(dirname(join(copy, file)), { recursive: true })
  cpSync(join(paths.root, file), join(copy, file))
}
const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(join(copy, file), change(readFileSync(join(copy, file), 'utf8')))

for (const file of files) if (/\.tsx?$/.test(file)) edit(file, moved)
edit('app/server/app-context.ts', (text) => text.replace("module '@remix-run/node'", "module 'react-router'"))
for (const file of [
  'app/server/remix.server.ts',
  'app/server/find-page.server.ts',
  'app/commands/serve.ts',
  'app/commands/build-parts.ts',
])
  edit(file, (text) => text.replaceAll('virtual:remix/', 'virtual:react-router/').replace('?__remix-', '?__react-router-'))
edit('vite.config.ts', (text) =>
  text
    .replace(/declare module '@remix-run\/node' \{[\s\S]*?\n\}\n/, '')
    .replace(/remix\(\{[\s\S]*?\n {4}\}\)/, 'remix()')
    .replace("'@remix-run/react'", "'react-router'")
    .replace("'@remix-run/node'", "'@react-router/node'"),
)
edit('package.json', (text) => {
  const read = JSON.parse(text)
  const { dependencies, devDependencies, overrides, scripts } = read
  for (const packages of [dependencies, devDependencies, overrides])
    for (const name of Object.keys(packages)) if (/^(@remix-run\/|react-router)/.test(name)) delete packages[name]
  Object.assign(dependencies, { 'react-router': VERSION, '@react-router/node': VERSION })
  Object.assign(devDependencies, { '@react-router/dev': VERSION })
  scripts.build = scripts.build.replace('remix vite:build', 'react-router build')
  return JSON.stringify(read, null, 2)
})
// What was locked stays locked, but for what goes.
edit('package-lock.json', (text) => {
  const read = JSON.parse(text)
  for (const place of Object.keys(read.packages))
    if (/^node_modules\/(@remix-run\/|react-router)/.test(place)) delete read.packages[place]
  delete read.packages['']
  return JSON.stringify(read, null, 2)
})

let failed = 0
function run(what: string, program: string, args: string[]): boolean {
  console.log(`\n== ${what}`)
  const ok = spawnSync(program, args, { cwd: copy, stdio: 'inherit' }).status === 0
  if (!ok) failed += 1
  return ok
}
const installed = run('install', 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'])
if (installed) {
  run('types', 'npm', ['run', '--silent', 'check:types'])
  run('build', 'npm', ['run', '--silent', 'build'])
  run('house tests', 'npx', ['vitest', 'run', 'test/house', '--exclude', 'test/house/packages-that-ship.test.ts'])
}
console.log(
  failed === 0
    ? `\nReact Router ${VERSION} takes this checkout.`
    : `\n${failed} steps failed: the exit is not as cheap as it should be.`,
)
if (keep) console.log(`The copy: ${copy}`)
process.exit(failed === 0 ? 0 : 1)
