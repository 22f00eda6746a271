import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const files = ['app', 'db', 'demonstration', 'test'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => `${root}/${name}`)
    .filter((name) => /\.tsx?$/.test(name)),
)
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.startsWith('test/')
const product = files.filter((file) => !isTest(file))

type Use = { file: string; wanted: string; from: string; wants: string; line: number; names: string }

const uses: Use[] = product.flatMap((file) => {
  const text = readFileSync(file, 'utf8')
  const found = [
    ...text.matchAll(/^(?:import|export) ([^'"]*?)\bfrom '([^']+)'/gms),
    ...text.matchAll(/^import( )'([^']+)'/gm),
    ...text.matchAll(/\bimport(\()'([^']+)'\)/g),
  ]
  return found.map((match) => {
    const wanted = resolved(file, match[2]!)
    const line = text.slice(0, match.index).split('\n').length
    return { file, wanted, from: layer(file), wants: layer(wanted), line, names: match[1]! }
  })
})

/** The layer of a file: routes, commands, features, platform, ui, db, entrance (which wires everything together) or a package. */
function layer(path: string): string {
  const inApp = path.match(/^app\/(routes|commands|features|platform|ui)\//)
  if (inApp) return inApp[1]!
  if (path.startsWith('app/')) return 'entrance'
  return path.match(/^(db|demonstration)\//)?.[1] ?? path
}

function resolved(file: string, wanted: string): string {
  if (wanted.startsWith('#')) return wanted.slice(1)
  if (!wanted.startsWith('.')) return wanted
  return new URL(wanted, `file:///${file}`).pathname.slice(1)
}

const ALLOWED: Record<string, string[]> = {
  entrance: ['entrance', 'routes', 'features', 'platform', 'ui', 'db'],
  commands: ['commands', 'entrance', 'features', 'platform', 'db', 'demonstration'],
  routes: ['routes', 'features', 'platform', 'ui', 'demonstration'],
  demonstration: ['demonstration', 'features', 'platform', 'db'],
  features: ['features', 'platform', 'ui', 'db'],
  platform: ['platform', 'db'],
  ui: ['ui'],
  db: ['db'],
}
const LAYERS = Object.keys(ALLOWED)

test('imports point downward: routes and commands to features to platform to db, and ui knows no one', () => {
  const upward = uses.filter(({ from, wants }) => LAYERS.includes(wants) && !ALLOWED[from]?.includes(wants))
  expect(upward.map(({ file, line, wants }) => `${file}:${line} reaches into ${wants}`)).toEqual([])
})

/**
 * Which area of features may import which (decision 20). A new line here is a choice: give the reason in the commit.
 * `audit/chain` is open to all.
 */
const AREAS: Record<string, string[]> = {
  audit: ['register', 'people'],
  register: [],
  people: ['register'],
  editors: ['register', 'people'],
  menu: ['register', 'people', 'editors', 'ballots', 'timeline'],
  'open-letters': ['register', 'people', 'editors'],
  timeline: ['editors', 'menu', 'ballots', 'open-letters', 'disputes'],
  adoption: ['register', 'people', 'menu'],
  'practice-desk': ['audit', 'register', 'people', 'menu', 'adoption', 'figures', 'ballots', 'registers', 'disputes'],
  registers: ['register', 'people', 'menu'],
  'lmc-desk': ['audit', 'register', 'people', 'menu', 'adoption', 'practice-desk', 'figures', 'open-letters', 'disputes'],
  figures: ['register', 'people', 'menu', 'adoption', 'ballots', 'timeline', 'retention', 'editors', 'disputes'],
  operator: ['register', 'figures'],
  ballots: ['editors', 'menu'],
  'committee-desk': ['register', 'people', 'editors', 'menu', 'ballots', 'timeline', 'figures', 'open-letters', 'disputes'],
  retention: ['audit', 'people', 'menu', 'adoption', 'practice-desk', 'figures', 'registers', 'disputes'],
  disputes: ['register', 'people', 'editors', 'menu', 'ballots', 'figures', 'retention'],
  help: ['register', 'people', 'menu', 'disputes', 'figures', 'ballots', 'practice-desk'],
}
/** Rooms with more than twenty product files, each with its reason. */
const LARGE_ROOMS: Record<string, string> = {}

const areaOf = (path: string) => path.match(/^app\/features\/([^/]+)\//)?.[1]
const roomOf = (path: string) => path.match(/^app\/features\/([^/]+\/[^/]+)\//)?.[1]

test('areas read only the areas their line allows', () => {
  const over = uses.filter(({ file, wanted }) => {
    const [from, to] = [areaOf(file), areaOf(wanted)]
    return from && to && from !== to && roomOf(wanted) !== 'audit/chain' && !AREAS[from]?.includes(to)
  })
  expect(over.map(({ file, line, wanted }) => `${file}:${line} reads ${wanted}`)).toEqual([])
  const unused = Object.entries(AREAS).flatMap(([from, tos]) =>
    tos.flatMap((to) =>
      uses.some(({ file, wanted }) => areaOf(file) === from && areaOf(wanted) === to) ? [] : [`${from} needs no ${to}`],
    ),
  )
  expect(unused).toEqual([])
})

test('rooms form no circle: what a room reads never reads it back, by however many others', () => {
  const reads = new Map<string, Set<string>>()
  for (const { file, wanted } of uses) {
    const [from, to] = [roomOf(file), roomOf(wanted)]
    if (from && to && from !== to) reads.set(from, (reads.get(from) ?? new Set()).add(to))
  }
  const circles: string[] = []
  const walk = (room: string, way: string[]) => {
    if (way.includes(room)) return void circles.push([...way.slice(way.indexOf(room)), room].join(' → '))
    if (done.has(room)) return
    for (const next of reads.get(room) ?? []) walk(next, [...way, room])
    done.add(room)
  }
  const done = new Set<string>()
  for (const room of reads.keys()) walk(room, [])
  expect(reads.size).toBeGreaterThan(20)
  expect(circles).toEqual([])
})

test('every file of a feature stands in a room, and a room holds twenty files at most', () => {
  const inFeatures = product.filter((file) => file.startsWith('app/features/'))
  expect(inFeatures.filter((file) => !roomOf(file))).toEqual([])
  const sizes = new Map<string, number>()
  for (const file of inFeatures) sizes.set(roomOf(file)!, (sizes.get(roomOf(file)!) ?? 0) + 1)
  const full = [...sizes].filter(([, size]) => size > 20).map(([room]) => room)
  expect(full).toEqual(Object.keys(LARGE_ROOMS))
})

test('every area tells in one paragraph what it is, what each of its rooms is for, and what to read first', () => {
  const areas = readdirSync('app/features')
  expect(Object.keys(AREAS).sort()).toEqual([...areas].sort())
  for (const area of areas) {
    const text = readFileSync(`app/features/${area}/README.md`, 'utf8')
    const named = [...text.matchAll(/`([\w./-]+\.tsx?)`/g)].map(([, file]) => `app/features/${area}/${file}`)
    expect(
      named.filter((file) => !files.includes(file)),
      area,
    ).toEqual([])
    expect(named.length, area).toBeGreaterThan(1)
    const rooms = readdirSync(`app/features/${area}`).filter((name) => name !== 'README.md')
    expect(rooms.filter((room) => !text.includes(`\`${room}\``)).map((room) => `${area} does not tell of ${room}`)).toEqual([])
  }
})

test('every file that README, CONTRIBUTING and the list of the look name is there', () => {
  const paths = ['README.md', 'CONTRIBUTING.md'].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/`((?:app|content|db|demonstration|test)\/[\w./-]+)`/g)].map(([, path]) => path!),
  )
  const parts = [...readFileSync('app/ui/README.md', 'utf8').matchAll(/ ([\w/-]+\.tsx) \|/g)].map(([, file]) => `app/ui/${file}`)
  expect(paths.length).toBeGreaterThan(20)
  expect(parts.length).toBeGreaterThan(20)
  expect([...paths, ...parts].filter((path) => !existsSync(path))).toEqual([])
})

test('routes and commands leave the database to features: they never import drizzle', () => {
  const reaching = uses.filter(
    ({ from, wants }) => (from === 'routes' || from === 'commands') && /^(drizzle-orm|better-sqlite3)/.test(wants),
  )
  expect(reaching.map(({ file, line }) => `${file}:${line}`)).toEqual([])
})

/** Remix today, React Router after the move (decision 74). */
const FRAMEWORK = /^(@remix-run\/|@?react-router)/

test('only the entrance, routes and entries know the framework, and one file of the look for <Form>: the rest could move to another', () => {
  const knowing = uses.filter(({ file, wants }) => FRAMEWORK.test(wants) && file !== 'app/ui/form.tsx')
  const inside = knowing.filter(({ from }) => !['entrance', 'routes', 'commands'].includes(from))
  expect(inside.map(({ file, line }) => `${file}:${line}`)).toEqual([])
  expect(knowing.filter(({ names }) => /\bForm\b/.test(names)).map(({ file, line }) => `${file}:${line}`)).toEqual([])
  expect(knowing.length).toBeGreaterThan(150)
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

const DOOR = 'app/routes/shared-by-desks/context-of-visit.server.ts'

test('only commands, the session library and the limits read the clock; routes are given it by contextOf (decision 77)', () => {
  const allowed = /^app\/commands\/|^app\/features\/people\/sessions\/(sessions|rate-limits)\.server\.ts$/
  const reading = product.filter(
    (file) => !allowed.test(file) && /Date\.now\(\)|Temporal\.Now|new Date\(\)/.test(readFileSync(file, 'utf8')),
  )
  expect(reading).toEqual([])
})

test('routes take nothing of a visit’s context by themselves: contextOf and the guards hand it out (decision 77)', () => {
  const routes = product.filter((file) => (file.startsWith('app/routes/') && file !== DOOR) || file === 'app/root.tsx')
  const taking = /\bcontext\??\.\w|\bcontext: \{|\} = (\w+\.)?context\b|\b(now|machineNow)\(\)|\bsecretKeyOf\b/
  expect(routes.length).toBeGreaterThan(150)
  expect(routes.filter((file) => taking.test(readFileSync(file, 'utf8')))).toEqual([])
  expect(readFileSync(DOOR, 'utf8')).toMatch(taking)
})

test('pages of a practice, of its desk and of an LMC begin in one way: practicePage, practiceDesk, lmcPage (decision 77)', () => {
  const byHand = /= (practiceByCode|deskPage|lmcBySlug)\(.*\n\s*if \(!\w+\) throw notFound\(\)/
  const opening = product.filter((file) => file.startsWith('app/routes/') && byHand.test(readFileSync(file, 'utf8')))
  expect(opening).toEqual(['lmc', 'practice'].map((whose) => `app/routes/shared-by-desks/${whose}-page.server.ts`))
})

test('one cache and one loop: the library of caches is read by one file, and nothing else repeats itself by a timer', () => {
  expect(uses.filter(({ wants }) => wants === 'lru-cache').map(({ file }) => file)).toEqual(['app/platform/cache.ts'])
  expect(product.filter((file) => /\bsetInterval\(/.test(readFileSync(file, 'utf8')))).toEqual([])
})

/** Exports for those who try the product, each with who that is. */
const FOR_TESTS: Record<string, string> = {
  'db/client.server.ts openImage': 'a fresh database of a test',
  'app/ui/tag.tsx TAG_KINDS': 'the catalogue of the look',
}

test('what the product exports, the product uses: nothing is there for its test alone', () => {
  const texts = product.map((file) => ({ file, words: readFileSync(file, 'utf8').match(/\w+/g) ?? [] }))
  const times = new Map<string, number>()
  for (const { words } of texts) for (const word of words) times.set(word, (times.get(word) ?? 0) + 1)
  // Remix, drizzle's migrations and the command line take theirs by themselves.
  const isTakenByName = /^app\/(routes|commands|root|entry)|^db\/schema\//
  const unused = product.flatMap((file) => {
    if (isTakenByName.test(file)) return []
    const exported = readFileSync(file, 'utf8').matchAll(/^export (?:async )?(?:function\*?|const|class|type) (\w+)/gm)
    return [...exported].flatMap(([, name]) => (times.get(name!) === 1 ? [`${file} ${name}`] : []))
  })
  expect(times.size).toBeGreaterThan(10_000)
  expect(unused.sort()).toEqual(Object.keys(FOR_TESTS).sort())
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

test('a page names what it takes of its data: gathering the rest finds nothing on a page of static markup (decision 14)', () => {
  const gathering = product.filter((file) =>
    /\.\.\.\w+\s*\} = useLoaderData|\.\.\.useLoaderData/.test(readFileSync(file, 'utf8')),
  )
  expect(gathering).toEqual([])
})

test('files stay small: routes to 120 lines, modules to 200', () => {
  const long = product.flatMap((file) => {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').length
    const limit = file.startsWith('app/routes/') ? 120 : 200
    // The table of contents is one page, however many addresses there are.
    const isList = file.startsWith('db/schema/') || file === 'app/routes.ts'
    return lines > limit && !isList ? [`${file}: ${lines} lines, ${limit} allowed`] : []
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
