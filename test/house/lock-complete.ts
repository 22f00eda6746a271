import { readFileSync } from 'node:fs'

// A lockfile made on one machine can silently miss another platform's packages; then `npm ci` fails there.
type Lock = { packages: Record<string, { optionalDependencies?: Record<string, string> }> }
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock
const names = Object.keys(packages)
const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((wanted) => !names.some((name) => name.endsWith(`node_modules/${wanted}`)))
    .map((wanted) => `${wanted}, wanted by ${path.split('node_modules/').pop() || 'concert'}`),
)
if (missing.length > 0) {
  console.error(`package-lock.json is incomplete:\n${missing.join('\n')}`)
  process.exit(1)
}
