import { cpSync, readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { paths } from '#app/platform/paths.server.ts'
import { markBuilt } from './start-preparation.ts'

// The last steps of `npm run build`: the server and its helpers in one file each, the migrations they read, and a fingerprint of
// the source.
type Packages = Record<'dependencies' | 'devDependencies', Record<string, string>>
const { dependencies, devDependencies } = JSON.parse(readFileSync(`${paths.root}package.json`, 'utf8')) as Packages
await build({
  entryPoints: ['serve', 'issue-releases', 'checkpoint', 'make-documents'].map((name) => `${paths.root}app/commands/${name}.ts`),
  outdir: `${paths.build}/server`,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  // drizzle is bundled: as packages of small files it would be most of what a start loads.
  external: Object.keys({ ...dependencies, ...devDependencies }).filter((name) => name !== 'drizzle-orm'),
  logLevel: 'warning',
})
cpSync(`${paths.root}db/migrations`, `${paths.build}/server/migrations`, { recursive: true })
markBuilt()
