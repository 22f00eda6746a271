import { existsSync, readFileSync, renameSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import type { Db } from '#db/client.server.ts'
import { changed, everything, importing } from '#test/fixtures/register/importing.ts'
import { freshDatabase } from '#test/support/database.ts'
import { refusalsOf } from './import-refusal-rules.ts'
import type { ImportPaths } from './import-register.server.ts'
import { importRegister, readImportFiles } from './import-register.server.ts'
import { refusalLines } from './import-report-words.ts'
import { knownRegister } from './known-register-queries.server.ts'
import { readListSizes } from './list-size-form.ts'
import { readPracticePlacings } from './lmc-placing-form.ts'
import { massChanges } from './mass-change-rules.ts'
import { readPracticeMap } from './practice-map-form.ts'
import type { Parsed } from './register-file-form.ts'
import { type ImportSources, nothingChanges } from './register-import-rules.ts'
import { planImport } from './register-plan-rules.ts'

const NOW = Date.UTC(2026, 10, 22)
const known = (): Db => {
  const db = freshDatabase()
  expect(importing(db, everything())).toMatchObject({ ok: true })
  return db
}
const told = (db: Db, files: Partial<ImportPaths>, allow: NonNullable<Parameters<typeof importing>[2]>['allow'] = ['small']) => {
  const outcome = importing(db, files, { apply: false, allow, now: NOW })
  return outcome.ok ? (nothingChanges(outcome.plan) ? 'nothing changes' : 'changes') : refusalLines(outcome.problems).join('\n')
}

test.each<[string, keyof ReturnType<typeof everything> | 'map', (text: string) => string]>([
  ['semicolons', 'map', (text) => text.replaceAll(',', ';')],
  ['tabs', 'map', (text) => text.replaceAll(',', '\t')],
  ['a first line sep=', 'map', (text) => `sep=,\r\n${text}`],
  ['a lone CR at line ends', 'map', (text) => text.replaceAll('\n', '\r')],
  [
    'headings in small letters',
    'map',
    (text) => text.replace(/^.*\n/, (head) => head.toLowerCase()).replace('practice_name', 'Practice_Name'),
  ],
  ['codes in small letters', 'map', (text) => text.replaceAll('X990', 'x990')],
  ['codes in small letters', 'listSizes', (text) => text.replaceAll('X990', 'x990')],
  ['codes in small letters', 'lmcs', (text) => text.replaceAll('X990', 'x990')],
  ['spaces that are no spaces', 'map', (text) => text.replace(/(X\d{5})/g, '\u00a0$1\u00a0')],
  ['days as a spreadsheet in Britain saves them', 'map', (text) => text.replaceAll('01Aug2026', '01/08/2026')],
  ['days with their time', 'map', (text) => text.replaceAll('01Aug2026', '01/08/2026 00:00')],
  ['days with hyphens', 'map', (text) => text.replaceAll('01Aug2026', '1-Aug-26')],
  ['days with the month in full', 'map', (text) => text.replaceAll('01Aug2026', '1 August 2026')],
  ['characters nobody sees', 'map', (text) => text.replace(/(X\d{5})/g, '\u200b$1\u00ad')],
  ['codes kept as text by an apostrophe', 'map', (text) => text.replace(/(X\d{5})/g, "'$1")],
  ['codes kept as text by a formula', 'lmcs', (text) => text.replace(/(X\d{5})/g, '"=""$1"""')],
  ['emptied rows', 'map', (text) => `${text}${','.repeat(16)}\n${','.repeat(16)}\n`],
  ['thousands separators', 'listSizes', (text) => text.replace(/,(\d)(\d{3}),/g, ',"$1,$2",')],
  ['whole numbers written as decimals', 'listSizes', (text) => text.replace(/,(\d{4}),/g, ',$1.0,')],
  ['telephones without the 0 in front', 'details', (text) => text.replaceAll('"01632 ', '"1632 ')],
  ['telephones in scientific notation', 'details', (text) => text.replaceAll(/"01632 \d+"/g, '"4.41632E+11"')],
])('%s in %s: read as meant, and nothing changes', (_, kind, change) => {
  expect(told(known(), { ...everything(), [kind]: changed(kind, change) })).toBe('nothing changes')
})

test.each<[string, keyof ReturnType<typeof everything> | 'map', (text: string) => string, string]>([
  [
    'a workbook with another name',
    'map',
    () => 'PK\u0003\u0004\u0000',
    'is a zip or an Excel workbook (.xlsx), whatever its name says',
  ],
  [
    'days of which nobody can tell the month',
    'details',
    (text) => text.replace(/"19(\d\d)0401"/g, '"01/04/19$1"').replaceAll('"20260630"', '"06/05/2026"'),
    'its dates: days are written as 01/04/19',
  ],
  [
    'days of which the month stands in front',
    'map',
    (text) => text.replaceAll('01Aug2026', '08/01/2026'),
    'EXTRACT_DATE: days are written as 08/01/2026',
  ],
  ['a list of a day to come', 'listSizes', (text) => text, 'a day to come'],
  [
    'a list size that no practice has',
    'listSizes',
    (text) => text.replace(',5001,', ',5001000,'),
    'no practice in England has more than 300000 patients',
  ],
])('%s is refused with the cause', (what, kind, change, words) => {
  const path = what === 'a list of a day to come' ? changed('listSizes', (text) => `${text}X99098,1,NA\n`) : changed(kind, change)
  const later = path.replace('list-sizes-2026-01', 'list-sizes-2027-01')
  if (what === 'a list of a day to come') renameSync(path, later)
  expect(told(freshDatabase(), { ...everything(), [kind]: what === 'a list of a day to come' ? later : path })).toContain(words)
})

test('an older file of details brings back no former addresses unless that is meant', () => {
  const db = known()
  const older = changed('details', (text) =>
    text.replace('"01632 960001"', '"01632 111111"').replace(/"202\d{5}"/g, '"20190101"'),
  )
  expect(told(db, { details: older })).toContain('it would bring back former addresses and telephone numbers')
  expect(told(db, { details: older }, ['small', 'older'])).toBe('changes')
})

test('a file of successors names who took over, on the page of either practice, once', () => {
  const db = known()
  const map = changed('map', (text) => text.replaceAll('01Aug2026', '01Sep2026').replace(/^.*X99005.*\n/m, ''))
  const successors = changed('lmcs', () => 'practice_code,successor_code\nX99005,X99001\n')
  const files = { map, successors }
  expect(importing(db, files, { now: NOW })).toMatchObject({ ok: true, plan: { succeeded: [], closed: [{ code: 'X99005' }] } })
  expect(practiceByCode(db, 'X99005', '2026-11-22')?.successor?.code).toBe('X99001')
  expect(practiceByCode(db, 'X99001', '2026-11-22')?.predecessors.map(({ code }) => code)).toEqual(['X99005'])
  expect(told(db, files)).toBe('nothing changes')
  const other = changed('lmcs', () => 'practice_code,successor_code\nX99005,X99002\n')
  expect(importing(db, { map, successors: other }, { now: NOW })).toMatchObject({ plan: { succeeded: [{ code: 'X99005' }] } })
  expect(practiceByCode(db, 'X99005', '2026-11-22')?.successor?.code).toBe('X99002')
  const wrong = changed('lmcs', () => 'practice_code,successor_code\nX99005,Z99999\nX99001,X99002\n')
  expect(told(db, { map, successors: wrong })).toContain('nobody knows a practice Z99999')
  expect(told(db, { map, successors: wrong })).toContain('X99001 is open on the map, so nobody took over from it yet')
})

test('a region whose code changed is walked through when that is meant, and its LMCs follow', () => {
  const db = known()
  const map = changed('map', (text) => text.replaceAll('01Aug2026', '01Sep2026').replaceAll('Y60', 'Y70'))
  expect(told(db, { map })).toContain('the region Y70 Midlands is new: it has the ONS code of Y60 Midlands')
  expect(told(db, { map }, ['small', 'regions'])).toBe('changes')
})

const DATA = `${paths.root}../shared/data`
const REAL = {
  map: `${DATA}/gp-reg-pat-prac-map-2026-08.csv`,
  lmcs: `${DATA}/practice-lmc-indicative.csv`,
  listSizes: `${DATA}/practice-demographics-2026-01.csv`,
}
const withRealFiles = test.skipIf(!existsSync(REAL.map))

/** The bytes of a file with one column changed: all its cells except the heading pass through `spoil`. */
function spoilt(rows: string[][], column: number, spoil: (cells: string[]) => string[]): Uint8Array {
  const cells = spoil(rows.slice(1).map((row) => row[column] ?? ''))
  const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const text = rows.map((row, index) => (index === 0 ? row : row.with(column, cells[index - 1]!)).map(quoted).join(','))
  return new TextEncoder().encode(`${text.join('\n')}\n`)
}
const SPOILS: Record<string, (cells: string[]) => string[]> = {
  sorted: (cells) => cells.toSorted(),
  'one row down': (cells) => [cells.at(-1)!, ...cells.slice(0, -1)],
  blanked: (cells) => cells.map(() => ''),
  'filled from the first': (cells) => cells.map(() => cells[0]!),
}

withRealFiles(
  'no column of the real files can be sorted, shifted, blanked or filled without a word (skipped where ../shared/data is absent)',
  { timeout: 600_000 },
  () => {
    const db = freshDatabase()
    const read = readImportFiles({ ...REAL, lmcList: `${paths.content}/lmcs/lmcs-indicative.csv` })
    if (!read.ok) throw new Error(refusalLines(read.problems).join())
    const { sources } = read
    const imported = importRegister(db, read, { apply: true, allowed: new Set() }, NOW)
    expect(imported).toMatchObject({ ok: true })
    const register = knownRegister(db)
    const slugs = new Set(sources.lmcList.lmcs.map(({ slug }) => slug))
    const reading: { [K in keyof typeof REAL]: (file: string, bytes: Uint8Array) => Parsed<Partial<ImportSources>> } = {
      map: (file, bytes) => under('map', readPracticeMap(file, bytes)),
      lmcs: (file, bytes) => under('placings', readPracticePlacings(file, bytes, slugs)),
      listSizes: (file, bytes) => under('listSizes', readListSizes(file, bytes)),
    }
    const unsaid: string[] = []
    for (const [kind, path] of Object.entries(REAL) as [keyof typeof REAL, string][]) {
      const rows = parse(readFileSync(path), { bom: true, relax_column_count: true }) as string[][]
      const given = (column: number, spoil: (cells: string[]) => string[]) =>
        reading[kind](path.split('/').at(-1)!, spoilt(rows, column, spoil))
      for (const [column, head] of rows[0]!.entries()) {
        // A column that is not read may hold anything.
        if (
          isAsGiven(
            given(column, (cells) => cells.map((cell, index) => `${cell}${index}`)),
            sources,
          )
        )
          continue
        for (const [how, spoil] of Object.entries(SPOILS)) {
          const one = given(column, spoil)
          if (!one.ok || isAsGiven(one, sources)) continue
          const all = { ...sources, ...one.value }
          const plan = planImport(register, all)
          const refused = refusalsOf(register, all, massChanges(register, all, plan), new Set(), '2026-11-22').length > 0
          if (!refused && !nothingChanges(plan)) unsaid.push(`${kind} ${head} ${how}`)
        }
      }
    }
    expect(unsaid).toEqual([])
  },
)

function under<K extends keyof ImportSources>(kind: K, parsed: Parsed<ImportSources[K]>): Parsed<Partial<ImportSources>> {
  return parsed.ok ? { ...parsed, value: { [kind]: parsed.value } as Partial<ImportSources> } : parsed
}

/** True where what was read is what the unchanged files say, so that there is nothing to plan. */
function isAsGiven(read: Parsed<Partial<ImportSources>>, sources: ImportSources): boolean {
  return (
    read.ok && Object.entries(read.value).every(([name, value]) => isDeepStrictEqual(value, sources[name as keyof ImportSources]))
  )
}
