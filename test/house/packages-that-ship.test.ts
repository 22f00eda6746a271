import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { expect, test } from 'vitest'

const { dependencies, devDependencies, allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'dependencies' | 'devDependencies' | 'allowScripts',
  Record<string, string>
>
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { dev?: boolean; hasInstallScript?: boolean }>
}

/** What reads a package only to build, or only in development. */
const NOT_WHILE_SERVING: Record<string, string[]> = {
  'app/routes.ts': ['@remix-run/route-config'],
  'app/commands/serve.ts': ['vite'],
}

const product = ['app', 'db', 'demonstration'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => `${root}/${name}`),
)
/** The packages a file imports, or resolves a file of; types cost nothing while serving. */
const packagesOf = (file: string): string[] => {
  const text = readFileSync(file, 'utf8')
  const found = [
    ...text.matchAll(/^(?:import|export) (?!type )[^'"]*?from '([^'.#][^']*)'/gms),
    ...text.matchAll(/^import '([^'.#][^']*)'/gm),
    ...text.matchAll(/\bimport\('([^'.#][^']*)'\)/g),
    ...text.matchAll(/\bresolve\('([^'.#][^']*)'\)/g),
  ].map(([, name = '']) => name)
  return found
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
    .map((name) => name.match(/^(@[^/]+\/)?[^/]+/)![0])
}

test('whatever is read while serving ships: a tree without build tools serves a built release', () => {
  const uses = product.flatMap((file) => packagesOf(file).map((name) => ({ file, name })))
  expect(uses.length).toBeGreaterThan(200)
  const missing = uses.filter(({ file, name }) => !(name in dependencies) && !NOT_WHILE_SERVING[file]?.includes(name))
  expect(missing).toEqual([])
  for (const [file, names] of Object.entries(NOT_WHILE_SERVING))
    for (const name of names)
      expect([file, name, name in devDependencies, packagesOf(file).includes(name)]).toEqual([file, name, true, true])
})

test('no package that ships runs a script when it is installed, and which may is said by name', () => {
  const scripts = Object.entries(lock.packages).filter(([, { dev, hasInstallScript }]) => hasInstallScript && !dev)
  expect(scripts.map(([path]) => path)).toEqual([])
  expect(allowScripts).toEqual({ esbuild: true, 'better-sqlite3': false })
})
