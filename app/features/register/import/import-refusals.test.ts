import { expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { changed, everything, fixture, importing, without } from '#test/fixtures/register/importing.ts'
import { freshDatabase } from '#test/support/database.ts'
import type { ImportPaths } from './import-register.server.ts'
import { refusalLines } from './import-report-words.ts'
import type { Allowance } from './mass-change-rules.ts'

const rowsIn = (db: Db, table: string) => db.$client.prepare(`select count(*) from ${table}`).pluck().get()

/** Imports into a fresh register and returns the refusals; nothing may have been written. */
function refused(files: Partial<ImportPaths>, options: { allow?: Allowance[] } = {}): string[] {
  const db = freshDatabase()
  const outcome = importing(db, { ...everything(), ...files }, options)
  for (const table of [
    'practices',
    'practice_statuses',
    'lmcs',
    'regions',
    'register_imports',
    'register_kind',
    'audit_events',
  ]) {
    expect(rowsIn(db, table)).toBe(0)
  }
  if (outcome.ok) throw new Error('it was not refused')
  return refusalLines(outcome.problems)
}
const map = (change: (text: string) => string) => refused({ map: changed('map', change) })
const details = (change: (text: string) => string) => refused({ details: changed('details', change) })
/** Changes one line, counted from 1. */
const line = (at: number, change: (line: string) => string) => (text: string) =>
  text
    .split('\n')
    .map((one, index) => (index === at - 1 ? change(one) : one))
    .join('\n')
const MAP = 'practice-map-2026-08.csv'

test('a file with the wrong columns is named with what is missing', () => {
  expect(map((text) => text.replace('SUPPLIER_NAME', 'SUPPLIER'))).toEqual([
    `${MAP}, line 1: is not a practice map (gp-reg-pat-prac-map): the column SUPPLIER_NAME is missing`,
  ])
  expect(refused({ map: fixture('listSizes') })[0]).toMatch(/^list-sizes-2026-01.csv, line 1: is not a practice map/)
  expect(refused({ details: fixture('map') })).toEqual([
    expect.stringMatching(/^practice-map-2026-08.csv, line 1: is not practice details/),
  ])
  expect(refused({ listSizes: fixture('lmcs') })).toEqual([
    expect.stringMatching(/^practice-lmc.csv, line 1: is not a file of list sizes/),
  ])
  expect(refused({ lmcs: fixture('rules') })).toEqual([
    expect.stringMatching(/^sub-icb-rules.csv, line 1: is not a practice-to-LMC file/),
  ])
  expect(refused({ rules: fixture('lmcs') })).toEqual([
    expect.stringMatching(/^practice-lmc.csv, line 1: is not a file of sub-ICB rules/),
  ])
})

test('a file cut off in the middle of a line is named with that line', () => {
  expect(map((text) => text.slice(0, text.indexOf('X99020') + 30))).toEqual([
    `${MAP}, line 21: has 5 fields where the first line has 17`,
  ])
  expect(map((text) => text.slice(0, -3))).toEqual([`${MAP}, line 25: the last line has no line end: the file looks cut off`])
  expect(details((text) => text.slice(0, text.indexOf('"X99020"') + 12))).toEqual([
    'epraccur.csv, line 20: a quotation mark is opened and never closed: the file is cut off or damaged',
  ])
})

test('a file cut off at the end of a line is known by what the others hold', () => {
  const first = (count: number) => (text: string) => text.split('\n').slice(0, count).join('\n').concat('\n')
  expect(map(first(13))).toEqual([`${MAP}, line 13: lists 12 practices, and epraccur.csv 25 active ones: the map looks cut off`])
  expect(refused({ details: changed('details', first(12)) })).toEqual([
    'epraccur.csv: tells of 12 of the 24 practices of the map: it looks cut off',
  ])
  expect(refused({ listSizes: changed('listSizes', first(13)) })).toEqual([
    'list-sizes-2026-01.csv: counts 12 of the 24 practices of the map: it looks cut off',
  ])
  expect(refused({}, { allow: [] })).toEqual([
    `${MAP}, line 25: ends after 24 practices, and England has over 6,000: it looks cut off. If a small map is meant, say --allow small`,
  ])
})

test('a quotation mark out of place is named with its line', () => {
  expect(details(line(4, (one) => one.replace('"X99004","', '"X99004","A "B" ')))).toEqual([
    'epraccur.csv, line 4: a quotation mark closes in the middle of a field: the file is damaged',
  ])
})

test('a code that stands twice is named with both lines', () => {
  expect(map((text) => `${text}${text.split('\n')[3]}\n`)).toEqual([
    `${MAP}, line 26: X99003 stands here a second time: it is already on line 4`,
  ])
  expect(details((text) => `${text}${text.split('\n')[0]}\n`)).toEqual([
    'epraccur.csv, line 32: X99001 stands here a second time: it is already on line 1',
  ])
  expect(refused({ listSizes: changed('listSizes', (text) => `${text}X99001,1,NA\n`) })).toHaveLength(1)
  expect(refused({ lmcs: changed('lmcs', (text) => `${text}X99001,loamshire,C\n`) })).toHaveLength(1)
  expect(refused({ rules: changed('rules', (text) => `${text}99X,*,loamshire\n`) })).toHaveLength(1)
})

test('a practice outside England in the map is named', () => {
  expect(map((text) => text.replace('X99003', 'W97003'))).toContain(
    `${MAP}, line 4: W97003 is a practice in Wales: the map lists practices in England only`,
  )
  expect(map(line(4, (one) => one.replace('E40000011,Y60', 'W92000004,W00')))[0]).toBe(
    `${MAP}, line 4: X99003 is in region ‘W00’ (W92000004), which is none in England: the map lists England only`,
  )
  expect(map((text) => text.replaceAll('Y60', 'Y99'))[0]).toBe(
    `${MAP}: the region Y99 Midlands is new: it is none of England’s seven. If that is meant, say --allow regions`,
  )
})

test('a broken date is named, in each file that holds one', () => {
  expect(map(line(4, (one) => one.replace('01Aug2026', '31Jun2026')))).toEqual([
    `${MAP}, line 4: EXTRACT_DATE ‘31Jun2026’ is not a date`,
  ])
  expect(map(line(4, (one) => one.replace('01Aug2026', '01Jul2026')))).toEqual([
    `${MAP}, line 4: EXTRACT_DATE is 2026-07-01, but 2026-08-01 on the lines before`,
  ])
  expect(details(line(2, (one) => one.replaceAll('19720401', '19721301')))).toEqual([
    'epraccur.csv, line 2: the open date of X99002, ‘19721301’, is not a date',
  ])
  expect(details(line(25, (one) => one.replace('20240331', '20240230')))).toEqual([
    'epraccur.csv, line 25: the close date of X99030, ‘20240230’, is not a date',
  ])
})

test('a map of a day to come, or older than the one applied last, is refused', () => {
  expect(map((text) => text.replaceAll('01Aug2026', '01Aug2027'))).toEqual([
    `${MAP}, line 2: EXTRACT_DATE 2027-08-01 is a day to come`,
  ])
  const db = freshDatabase()
  importing(db, everything())
  const older = importing(db, { map: changed('map', (text) => text.replaceAll('01Aug2026', '01Jul2026')) })
  expect(!older.ok && refusalLines(older.problems)).toEqual([
    `${MAP}, line 2: is of 2026-07-01, but the register stands at 2026-08-01: an older map is not applied`,
  ])
})

test('a list that would close more than 5 % of the practices is refused unless that is meant', () => {
  const db = freshDatabase()
  importing(db, everything())
  const two = changed('map', (text) => without('X99005')(without('X99006')(text)))
  const outcome = importing(db, { map: two })
  expect(!outcome.ok && refusalLines(outcome.problems)).toEqual([
    `${MAP}: 2 of 24 practices (8.3 %) would close; 5 % at most is usual. A column sorted or filled by itself does this. If it is meant, say --allow closures`,
  ])
  expect(rowsIn(db, 'register_imports')).toBe(1)
  expect(importing(db, { map: changed('map', without('X99005')) }, { apply: false }).ok).toBe(true)
  expect(importing(db, { map: two }, { allow: ['small', 'closures'] }).ok).toBe(true)
})

test('an LMC nobody knows, a list size that is no number and a status nobody knows are named', () => {
  expect(refused({ lmcs: changed('lmcs', (text) => text.replace('X99002,borsetshire', 'X99002,barsetshire')) })).toEqual([
    'practice-lmc.csv, line 3: ‘barsetshire’ is not an LMC of the list in content/lmcs',
  ])
  expect(refused({ rules: changed('rules', (text) => text.replace('*,loamshire', '*,loam')) })).toHaveLength(1)
  expect(refused({ listSizes: changed('listSizes', (text) => text.replace('5002', 'many')) })).toEqual([
    'list-sizes-2026-01.csv, line 3: the list size of X99002, ‘many’, is not a number of patients',
  ])
  expect(details(line(2, (one) => one.replace('ACTIVE', 'A')))[0]).toMatch(/line 2: the status of X99002, ‘A’, is none of ACTIVE/)
})

test('a sub-ICB location in two ICBs is named', () => {
  expect(map(line(4, (one) => one.replace('QXX', 'QXZ')))[0]).toContain('line 4: sub-ICB location 99X is in QXZ here and in QXX')
})

test('list sizes that do not say when they were counted are refused', () => {
  const [told] = refused({ listSizes: changed('lmcs', () => 'practice_code,list_size\nX99001,1\n') })
  expect(told).toMatch(/practice-lmc.csv: does not say when it was counted/)
})

test('what is no text, an empty file and a path that leads nowhere are named', () => {
  expect(map(() => 'PK\u0003\u0004\u0000\u0000')[0]).toMatch(/is a zip or an Excel workbook/)
  expect(map(() => '\n')[0]).toMatch(/is empty/)
  expect(refused({ details: '/nowhere/epraccur.csv' })).toEqual(['/nowhere/epraccur.csv: cannot be read: is the path right?'])
  expect(map((text) => text.slice(0, text.indexOf('\n') + 1))[0]).toMatch(/lists no practice/)
})

test('everything that is wrong is told at once, and a long list is cut short', () => {
  const told = refused({
    map: changed('map', (text) => text.replaceAll('Aug2026', 'Foo2026')),
    details: changed(
      'details',
      line(2, (one) => one.replace('19720401', 'then')),
    ),
  })
  expect(told).toHaveLength(21)
  expect(told.at(-1)).toBe('and 5 more')
})
