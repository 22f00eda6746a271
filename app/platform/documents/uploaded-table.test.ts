import { strToU8, zipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { openLog } from '#app/platform/log.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { workbookOf } from '#test/support/workbook.ts'
import { DocumentMakerEnded, documentMaker } from './document-maker.server.ts'
import { uploadedTable } from './uploaded-table.server.ts'

function reading() {
  const maker = documentMaker({ program: `${paths.root}app/commands/make-documents.ts`, log: openLog('silent'), idle: 50 })
  onTestFinished(() => maker.stop())
  return (bytes: Uint8Array) => uploadedTable(bytes, maker.make)
}

test('a workbook gives the same rows as a CSV file, with days as days', async () => {
  const read = reading()
  const table = await read(
    workbookOf([
      ['Service', 'Notice given on'],
      ['Ring pessary fitting', '2024-11-01'],
      ['Ŵyr Łódź Ω', ''],
    ]),
  )
  expect(table.problems).toEqual([])
  expect(table.rows).toEqual([
    { line: 1, cells: ['Service', 'Notice given on'] },
    { line: 2, cells: ['Ring pessary fitting', '2024-11-01'] },
    { line: 3, cells: ['Ŵyr Łódź Ω', ''] },
  ])
  const csv = await read(new TextEncoder().encode('Service,Notice given on\r\nRing pessary fitting,2024-11-01\r\n'))
  expect(csv.rows).toEqual(table.rows.slice(0, 2))
})

test('a workbook over which the reading process ends is refused in words a practice can use', async () => {
  const ends = () => Promise.reject(new DocumentMakerEnded('the process that makes documents ended'))
  const { problems } = await uploadedTable(workbookOf([['Service']]), ends)
  expect(problems).toEqual([
    { line: null, message: expect.stringContaining('cannot be read: it asks for more than a table does') },
  ])
})

/** A workbook whose one sheet is this text. */
const withSheet = (sheet: string | Uint8Array) => {
  const parts = workbookOf([['x']], true)
  return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': typeof sheet === 'string' ? strToU8(sheet) : sheet })
}
const CELL =
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'

test('a bomb of one cell, a bomb of zeros, a zip of something else and half a file are each refused in words, and the next file is read', async () => {
  const read = reading()
  const hostile: [Uint8Array, RegExp][] = [
    [withSheet(CELL), /a cell too far out/],
    [withSheet(new Uint8Array(40_000_000)), /too large when unpacked/],
    [zipSync({ 'letter.txt': strToU8('Not a table.') }), /no Excel workbook/],
    [workbookOf([['Service'], ['x']]).subarray(0, 400), /no Excel workbook|damaged/],
    [Uint8Array.of(0x50, 0x4b, 3, 4), /no Excel workbook/],
  ]
  for (const [bytes, words] of hostile) {
    const { rows, problems } = await read(bytes)
    expect(rows).toEqual([])
    expect(problems[0]?.message).toMatch(words)
  }
  expect((await read(workbookOf([['Service']]))).rows).toHaveLength(1)
})
