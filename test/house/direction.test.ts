import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const files = ['app', 'db', 'test'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => `${root}/${name}`)
    .filter((name) => /\.tsx?$/.test(name)),
)
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.startsWith('test/')
const product = files.filter((file) => !isTest(file))

type Use = { file: string; from: string; wants: string; line: number; typeOnly: boolean }

const uses: Use[] = product.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      const found =
        text.match(/^(?:import|export|}).*\bfrom '([^']+)'/) ??
        text.match(/^import '([^']+)'/) ??
        text.match(/\bimport\('([^']+)'\)/)
      if (!found) return []
      return [
        {
          file,
          from: room(file),
          wants: room(resolved(file, found[1]!)),
          line: index + 1,
          typeOnly: /^\s*(import|export) type\b/.test(text),
        },
      ]
    }),
)

/** The room a file stands in: routes, commands, features, platform, ui, db, entrance (what wires the house together) or a package. */
function room(path: string): string {
  const inApp = path.match(/^app\/(routes|commands|features|platform|ui)\//)
  if (inApp) return inApp[1]!
  if (path.startsWith('app/')) return 'entrance'
  return path.startsWith('db/') ? 'db' : path
}

function resolved(file: string, wanted: string): string {
  if (wanted.startsWith('#')) return wanted.slice(1)
  if (!wanted.startsWith('.')) return wanted
  return new URL(wanted, `file:///${file}`).pathname.slice(1)
}

const ALLOWED: Record<string, string[]> = {
  entrance: ['entrance', 'routes', 'features', 'platform', 'ui', 'db'],
  commands: ['commands', 'entrance', 'features', 'platform', 'db'],
  routes: ['routes', 'features', 'platform', 'ui'],
  features: ['features', 'platform', 'ui', 'db'],
  platform: ['platform', 'db'],
  ui: ['ui'],
  db: ['db'],
}
const ROOMS = Object.keys(ALLOWED)

test('imports point downward: routes and commands to features to platform to db, and ui knows no one', () => {
  const upward = uses.filter(({ from, wants }) => ROOMS.includes(wants) && !ALLOWED[from]?.includes(wants))
  expect(upward.map(({ file, line, wants }) => `${file}:${line} reaches into ${wants}`)).toEqual([])
})

test('routes and commands leave the database to features: they never import drizzle', () => {
  const reaching = uses.filter(
    ({ from, wants }) => (from === 'routes' || from === 'commands') && /^(drizzle-orm|better-sqlite3)/.test(wants),
  )
  expect(reaching.map(({ file, line }) => `${file}:${line}`)).toEqual([])
})

test('only the entrance, routes and entries know Remix; features and platform could move to another framework', () => {
  const knowing = uses.filter(
    ({ from, wants, typeOnly }) => ['features', 'platform', 'db'].includes(from) && wants.startsWith('@remix-run') && !typeOnly,
  )
  const inRulesAndReaders = knowing.filter(({ file }) => !file.endsWith('.tsx'))
  expect(inRulesAndReaders.map(({ file, line }) => `${file}:${line}`)).toEqual([])
})

test('the marker package remix is imported by nothing: it throws when it is', () => {
  expect(uses.filter(({ wants }) => wants === 'remix').map(({ file }) => file)).toEqual([])
})

test('what the command line reaches directly holds no JSX', () => {
  const commands = uses.filter(
    ({ from, wants, file }) => from === 'commands' && wants !== 'commands' && file.startsWith('app/commands/'),
  )
  expect(commands.filter(({ wants }) => wants === 'ui').map(({ file }) => file)).toEqual([])
})

test('rules are pure: no database, no clock, no web', () => {
  const rules = product.filter((file) => /-rules\.ts$/.test(file))
  const withoutTypes = (file: string) => readFileSync(file, 'utf8').replace(/^import type .*$/gm, '')
  const impure = rules.filter((file) =>
    /Date\.now\(|new Date\(\)|\.server\.ts'|drizzle-orm|Temporal\.Now/.test(withoutTypes(file)),
  )
  expect(rules.length).toBeGreaterThan(3)
  expect(impure).toEqual([])
})

test('only routes, commands and the session library read the clock', () => {
  const allowed = /^app\/(routes|commands)\/|^app\/server\.ts$|^app\/features\/people\/sessions\.server\.ts$/
  const reading = product.filter(
    (file) => !allowed.test(file) && /Date\.now\(\)|Temporal\.Now|new Date\(\)/.test(readFileSync(file, 'utf8')),
  )
  expect(reading).toEqual([])
})

test('no drawer without a name', () => {
  expect(files.filter((file) => /\/(utils?|helpers?|lib|misc|common|shared)(\/|\.tsx?$)/.test(file))).toEqual([])
})

test('everything of the database but its shape is kept from the browser by its name', () => {
  const bare = product.filter(
    (file) => /from '(drizzle-orm|better-sqlite3)/.test(readFileSync(file, 'utf8')) && !/\.server\.tsx?$/.test(file),
  )
  expect(bare.filter((file) => !file.startsWith('db/schema/'))).toEqual([])
})

test('a page names what it takes of its data: gathering the rest finds nothing on a still page (decision 0006)', () => {
  const gathering = product.filter((file) =>
    /\.\.\.\w+\s*\} = useLoaderData|\.\.\.useLoaderData/.test(readFileSync(file, 'utf8')),
  )
  expect(gathering).toEqual([])
})

test('files stay small: routes to 120 lines, modules to 200', () => {
  const long = product.flatMap((file) => {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').length
    const limit = file.startsWith('app/routes/') ? 120 : 200
    return lines > limit && !file.startsWith('db/schema/') ? [`${file}: ${lines} lines, ${limit} allowed`] : []
  })
  expect(long).toEqual([])
})

test('every table is STRICT: SQLite refuses text in a number', async () => {
  const { freshDatabase } = await import('#test/support/database.ts')
  const tables = freshDatabase().$client.prepare(`select name, strict from pragma_table_list where type = 'table'`).all() as {
    name: string
    strict: number
  }[]
  const loose = tables.filter(({ name, strict }) => !strict && !/^sqlite_|^__drizzle/.test(name))
  expect(tables.length).toBeGreaterThan(25)
  expect(loose).toEqual([])
})
