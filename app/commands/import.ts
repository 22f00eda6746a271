import '#app/platform/node-version.server.ts'
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { importRegister, readImportFiles } from '#app/features/register/import/import-register.server.ts'
import {
  changeLines,
  measuredLines,
  noticeLines,
  refusalLines,
  sourceLines,
  totalLines,
} from '#app/features/register/import/import-report-words.ts'
import { ALLOWANCES, isAllowance } from '#app/features/register/import/mass-change-rules.ts'
import type { FileProblem } from '#app/features/register/import/register-file-form.ts'
import { paths } from '#app/platform/paths.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { openRegisterOrStop } from './open-register.ts'
import { stop } from './stop.ts'

const USAGE = `Usage: npm run import -- register --map FILE [--details FILE] [--list-sizes FILE] [--lmcs FILE] [--rules FILE]
                               [--successors FILE] [--allow WHAT,WHAT …] [--apply]

  --map FILE         which practices are open: gp-reg-pat-prac-map, published monthly by NHS England
  --details FILE     addresses, telephones, openings and closings: epraccur, in either layout
  --list-sizes FILE  registered patients: gp-reg-pat-prac-all, or a table of practice_code and list_size with the month in its name
  --lmcs FILE        the LMC of each practice: practice_code and lmc_id. It goes before the rules
  --rules FILE       the LMC of each sub-ICB location: content/lmcs/sub-icb-rules-indicative.csv, or your own
  --successors FILE  who took over from a closed practice: practice_code and successor_code
  --allow WHAT       what looks wrong and is meant, as the refusal names it: ${ALLOWANCES.join(', ')}
  --apply            write it. Without it nothing is written: the report says what would change

DATABASE_PATH names the database; --apply needs it.`

const OPTIONS = {
  map: { type: 'string' },
  details: { type: 'string' },
  'list-sizes': { type: 'string' },
  lmcs: { type: 'string' },
  rules: { type: 'string' },
  successors: { type: 'string' },
  allow: { type: 'string', multiple: true },
  apply: { type: 'boolean', default: false },
} as const

function argumentsOf(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    return error instanceof Error ? error.message.split('. ')[0] : String(error)
  }
}

function refuse(problems: FileProblem[]): never {
  stop(`\nNothing was changed.\n${refusalLines(problems).join('\n')}`)
}

function print(title: string, lines: string[]): void {
  if (lines.length > 0) console.log(`\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`)
}

const given = argumentsOf(process.argv.slice(2))
if (typeof given !== 'object') stop(`${given}\n\n${USAGE}`)
const { values, positionals } = given
if (positionals.join(' ') !== 'register') stop(USAGE)
if (!values.map) stop(`--map is missing: it names the file that says which practices are open.\n\n${USAGE}`)

const allowed = (values.allow ?? []).flatMap((words) => words.split(',').map((word) => word.trim()))
const unknown = allowed.filter((word) => !isAllowance(word))
if (unknown.length > 0)
  stop(`--allow ${unknown[0]}: there is nothing of this name to allow. It is one of ${ALLOWANCES.join(', ')}.`)

const read = readSettings(process.env)
if (!read.ok) stop(read.message)
const { databasePath } = read.settings
if (values.apply && !databasePath) stop('DATABASE_PATH is not set: it names the database that --apply writes to.')

const progress = (doing: string) => console.log(`${doing} …`)
const files = readImportFiles(
  {
    map: values.map,
    details: values.details,
    listSizes: values['list-sizes'],
    lmcs: values.lmcs,
    rules: values.rules,
    successors: values.successors,
    lmcList: `${paths.content}/lmcs/lmcs-indicative.csv`,
  },
  progress,
)
if (!files.ok) refuse(files.problems)

const compared = databasePath !== undefined && (values.apply || existsSync(databasePath))
if (!compared) console.log('There is no database yet: the files are compared with an empty register.')
const db = openRegisterOrStop(compared ? databasePath : ':memory:')
const outcome = importRegister(
  db,
  files,
  { apply: values.apply, allowed: new Set(allowed.filter(isAllowance)) },
  Date.now(),
  progress,
)
db.$client.close()
if (!outcome.ok) refuse(outcome.problems)

const { plan, sources, changes, applied } = outcome
print('Read', sourceLines(sources))
print(
  'Read as meant, though a spreadsheet program saved it otherwise',
  files.notes.map(({ file, words }) => `${file}: ${words}`),
)
print(applied ? 'Changed' : 'Would change', changeLines(plan, applied))
print('Changes of one kind', measuredLines(changes))
print('Worth a look', noticeLines(plan))
print(applied ? 'The register now' : 'The register would then hold', totalLines(plan))
if (!applied) console.log('\nA dry run: nothing was written. Say --apply to write it.')
