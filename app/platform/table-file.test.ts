import { expect, test } from 'vitest'
import { readPastedLines, readTable } from './table-file.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')])
const cells = (table: { rows: { cells: string[] }[] }) => table.rows.map((row) => row.cells)
const TABLE = [
  ['code', 'name'],
  ['A81001', 'The Densham Surgery'],
]

test.each([
  ['commas', utf8('code,name\nA81001,The Densham Surgery\n'), []],
  ['a mark before the first letter', utf8('\uFEFFcode,name\r\nA81001,The Densham Surgery\r\n'), []],
  ['semicolons', utf8('code;name\nA81001;The Densham Surgery\n'), ['semicolons between the fields']],
  ['tabs', utf8('code\tname\nA81001\tThe Densham Surgery\n'), ['tabs between the fields']],
  [
    'UTF-16',
    utf16('code\tname\r\nA81001\tThe Densham Surgery\r\n'),
    ['saved as Unicode text (UTF-16)', 'tabs between the fields'],
  ],
  ['a lone CR', utf8('code,name\rA81001,The Densham Surgery\r'), ['line ends of an old Macintosh (CR)']],
  ['emptied rows', utf8('code,name\n,\nA81001,The Densham Surgery\n\u00a0,\n'), ['2 emptied rows']],
  ['one emptied row', utf8('code,name\nA81001,The Densham Surgery\n,\n'), ['one emptied row']],
  ['spaces that look like spaces', utf8('code,name\n\u00a0A81001\u00a0, The Densham Surgery \n'), []],
  ['a quoted semicolon', utf8('code,name\nA81001,"The Densham Surgery"\n'), []],
])('a table with %s is read, and what was done to it is said once', (_, bytes, notes) => {
  const table = readTable(bytes)
  expect([cells(table), table.notes, table.problems, table.cutOff]).toEqual([TABLE, notes, [], false])
})

test('a first line sep= names the sign between the fields; lines are counted as the file has them', () => {
  const table = readTable(utf8('sep=;\ncode;name\nA81001;The Densham Surgery\n'))
  expect(table.rows).toEqual([
    { line: 2, cells: TABLE[0] },
    { line: 3, cells: TABLE[1] },
  ])
  expect(table.notes).toEqual(['a first line “sep=” made by a spreadsheet program', 'semicolons between the fields'])
})

test.each([
  ['a workbook given as CSV', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), 'is a zip or an Excel workbook (.xlsx)'],
  ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'is an old Excel workbook (.xls)'],
  ['a PDF', utf8('%PDF-1.7\n'), 'is a PDF'],
  ['bytes that are no text', new Uint8Array([65, 0, 0, 7]), 'is not a CSV file'],
  ['nothing', utf8(''), 'is empty'],
  ['nothing but spaces', utf8(' \n\u00a0\n'), 'is empty'],
  ['nothing but separators', utf8(',,\n,,\n'), 'is empty'],
  ['an open quotation mark', utf8('code,name\nA81001,"The\n'), 'a quotation mark is opened and never closed'],
])('%s is refused with the cause', (_, bytes, message) => {
  const { rows, problems } = readTable(bytes)
  expect([rows, problems.map((one) => one.message.slice(0, message.length))]).toEqual([[], [message]])
})

test('a file without a last line end is told to be cut off', () => {
  expect(readTable(utf8('code,name\nA81001,The')).cutOff).toBe(true)
})

test('a pasted list is read line by line, and lines are counted as they were pasted', () => {
  expect(readPastedLines('\uFEFFsep=;\r\nA81001;\u00a0partner\r\n;;\r\n\r\n“A81002”')).toEqual([
    { line: 2, text: 'A81001; partner' },
    { line: 5, text: '“A81002”' },
  ])
})

test('Windows-1252 straight out of a spreadsheet keeps its letters', () => {
  expect(cells(readTable(new Uint8Array([0x53, 0x49, 0xc2, 0x4e, 0x0a])))).toEqual([['SIÂN']])
})

test('what nobody sees in a cell is dropped and marks of text are taken off, each said once; an apostrophe within words stays', () => {
  const { rows, notes } = readTable(
    new TextEncoder().encode("code,name\n\u200bX1\u00ad,\"=\"\"007\"\"\"\n'X2,'s-Gravenhage\nX3,St Mary's\nX4,'a' and 'b'\n"),
  )
  expect(rows.slice(1).map(({ cells }) => cells)).toEqual([
    ['X1', '007'],
    ['X2', 's-Gravenhage'],
    ['X3', "St Mary's"],
    ['X4', "'a' and 'b'"],
  ])
  expect(notes).toEqual([
    'characters that nobody sees, such as a soft hyphen',
    'marks that keep a cell as text (="…" or an apostrophe)',
  ])
})
