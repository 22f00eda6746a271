import '#app/platform/node-version.server.ts'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { paths } from '#app/platform/paths.server.ts'

/**
 * `npm run check:columns`: takes one column at a time out of the shape of the database, in a scratch copy of this checkout, and says
 * what notices: the types, or else a test (the one that prepares every query, and those of the rooms that name the column in SQL). Fails
 * where nothing does. Names of columns after it (`releases.late`) try these instead. Changes nothing here.
 */

const COLUMNS = [
  'adoptionEntries.plannedFor',
  'ballots.castNote',
  'claimEntries.closes',
  'serviceFailures.waitedDays',
  'providerReports.noticedOn',
  'releases.late',
  'letters.endsOn',
  'lmcReminderLines.outcome',
  'practices.postcode',
  'sessions.strongAt',
]

const copy = mkdtempSync(join(tmpdir(), 'concert-columns-'))
process.on('exit', () => rmSync(copy, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const run = (program: string, args: string[], cwd = copy) => spawnSync(program, args, { cwd, encoding: 'utf8' })

const files = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], paths.root)
  .stdout.split('\0')
  .filter(Boolean)
for (const file of files) {
  mkdirSync(dirname(join(copy, file)), { recursive: true })
  cpSync(join(paths.root, file), join(copy, file))
}
symlinkSync(join(paths.root, 'node_modules'), join(copy, 'node_modules'))

type Taken = { file: string; table: string; column: string; text: string }

/** The file of a table's shape without one column, and without the indexes and checks that name it. */
function without(name: string): Taken {
  const [table, property] = name.split('.')
  for (const file of files.filter((one) => one.startsWith('db/schema/'))) {
    const text = readFileSync(join(copy, file), 'utf8')
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
    const cuts: ts.Node[] = []
    let names: [string, string] | undefined
    const look = (node: ts.Node): void => {
      if (!ts.isVariableDeclaration(node) || node.name.getText() !== table || !node.initializer)
        return void ts.forEachChild(node, look)
      if (!ts.isCallExpression(node.initializer)) return
      const [called, shape, extras] = node.initializer.arguments
      if (!called || !shape || !ts.isStringLiteral(called) || !ts.isObjectLiteralExpression(shape)) return
      const own = shape.properties.find((one) => one.name?.getText() === property)
      if (!own) return
      names = [called.text, /\(\s*'(\w+)'/.exec(own.getText())?.[1] ?? property!]
      cuts.push(own)
      const naming = new RegExp(`\\bt\\.${property}\\b|sql\`[^\`]*\\b${names[1]}\\b`)
      if (extras && ts.isArrowFunction(extras) && ts.isArrayLiteralExpression(extras.body))
        cuts.push(...extras.body.elements.filter((one) => naming.test(one.getText())))
    }
    look(source)
    if (!names) continue
    const left = cuts.reduceRight((rest, cut) => rest.slice(0, cut.pos) + rest.slice(cut.end).replace(/^\s*,/, ''), text)
    return { file, table: names[0], column: names[1], text: left }
  }
  throw new Error(`${name} is no column of db/schema.`)
}

/** Only what a column touches is read anew. */
const KNOWN = ['--incremental', '--tsBuildInfoFile', '.types.json']

function typeErrors(): string[] {
  const { stdout } = run(process.execPath, ['node_modules/typescript7/bin/tsc', '--noEmit', '--pretty', 'false', ...KNOWN])
  const inFiles = [...stdout.matchAll(/^([\w./-]+\.tsx?)\(\d+,\d+\): error/gm)].map(([, file]) => file!)
  return [...new Set(inFiles)].filter((file) => file.startsWith('app/'))
}

/** The first test that fails once the tables are without the column; undefined where all pass. */
function failingTest({ column }: Taken): string | undefined {
  const made = run('npm', ['run', '--silent', 'migrations'])
  if (made.status !== 0) throw new Error(`No migration came of it: ${made.stdout}${made.stderr}`)
  const rooms = files
    .filter((file) => file.endsWith('.sql.ts') && new RegExp(`\\b${column}\\b`).test(readFileSync(join(copy, file), 'utf8')))
    .map(dirname)
  return failingOf(['test/house/queries.test.ts']) ?? (rooms.length > 0 ? failingOf([...new Set(rooms)]) : undefined)
}

function failingOf(tests: string[]): string | undefined {
  run('npx', ['vitest', 'run', '--bail', '1', '--reporter', 'json', '--outputFile', '.found.json', ...tests])
  const { testResults } = JSON.parse(readFileSync(join(copy, '.found.json'), 'utf8')) as {
    testResults: {
      name: string
      status: string
      assertionResults: { title: string; status: string; failureMessages: string[] }[]
    }[]
  }
  const failed = testResults.find(({ status }) => status === 'failed')
  const broken = failed?.assertionResults.find(({ status }) => status === 'failed')
  // The test of all queries names those that no longer fit.
  const query = /[\w/-]+\.sql\.ts: \w+/.exec(broken?.failureMessages.join(' ') ?? '')?.[0]
  return failed && `a failing test, ${failed.name.slice(copy.length + 1)}: ${query ?? broken?.title ?? 'it cannot be read'}`
}

let unnoticed = 0
for (const name of process.argv.length > 2 ? process.argv.slice(2) : COLUMNS) {
  const taken = without(name)
  writeFileSync(join(copy, taken.file), taken.text)
  const errors = typeErrors()
  const rooms = [...new Set(errors.map(dirname))]
  const noticed = errors.length > 0 ? `type errors in ${errors.length} files of ${rooms.length} rooms` : failingTest(taken)
  if (!noticed) unnoticed += 1
  console.log(`${name}: ${noticed ?? 'NOTHING NOTICES'}${errors.length > 0 ? ` (${errors.slice(0, 3).join(', ')})` : ''}`)
  rmSync(join(copy, 'db/migrations'), { recursive: true })
  cpSync(join(paths.root, 'db/migrations'), join(copy, 'db/migrations'), { recursive: true })
  cpSync(join(paths.root, taken.file), join(copy, taken.file))
}
process.exit(unnoticed === 0 ? 0 : 1)
