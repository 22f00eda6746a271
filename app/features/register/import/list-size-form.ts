import { type Day, isDay } from '#app/platform/time.ts'
import { wholeNumber } from '#app/platform/typed-numbers.ts'
import { dayColumn, FileCheck, type FileRow, findColumns, type Parsed, practiceCodeOf, readRows } from './register-file-form.ts'

/** Over twice the largest existing list (about 130,000 patients in 2026). */
const LARGEST_LIST = 300_000

/** Registered patients by practice code, as counted on one day. */
export type ListSizes = { file: string; day: Day; patients: Map<string, number> }

const PUBLISHED = {
  day: 'EXTRACT_DATE',
  type: 'TYPE',
  code: 'CODE',
  sex: 'SEX',
  age: 'AGE',
  patients: 'NUMBER_OF_PATIENTS',
}
const DEMOGRAPHICS = { code: 'practice_code', patients: 'list_size' }

/**
 * Reads list sizes in one of two layouts: `gp-reg-pat-prac-all` as NHS England publishes it (rows of type GP, all ages, both
 * sexes), or a table of `practice_code` and `list_size`. The latter is dated by its name: the first of the month
 * (`…-2026-01.csv`).
 */
export function readListSizes(file: string, bytes: Uint8Array): Parsed<ListSizes> {
  const check = new FileCheck(file)
  const rows = readRows(bytes, check)
  const sizes: ListSizes = { file, day: '', patients: new Map() }
  if (check.problems.length > 0) return check.outcome(sizes)
  if (rows[0]!.cells.some((name) => name.toUpperCase() === PUBLISHED.patients)) readPublished(rows, sizes, check)
  else readDemographics(rows, sizes, check)
  if (sizes.patients.size === 0 && check.problems.length === 0) check.refuse(null, 'holds no list size of a practice')
  return check.outcome(sizes)
}

function readPublished(rows: FileRow[], sizes: ListSizes, check: FileCheck): void {
  const at = findColumns(rows[0], PUBLISHED, 'a file of list sizes (gp-reg-pat-prac-all)', check)
  if (check.problems.length > 0) return
  const days = dayColumn(new Set(rows.slice(1).map(({ cells }) => cells[at.day]!)), check, true)
  if (days.refusal) {
    check.refuse(null, `EXTRACT_DATE: ${days.refusal}`)
    return
  }
  for (const { line, cells } of rows.slice(1)) {
    if (cells[at.type] !== 'GP' || cells[at.sex] !== 'ALL' || cells[at.age] !== 'ALL') continue
    const day = days.read(cells[at.day]!)
    if (!day) check.refuse(line, `EXTRACT_DATE ‘${cells[at.day]}’ is not a date`)
    else if (sizes.day === '') sizes.day = day
    else if (sizes.day !== day) check.refuse(line, `EXTRACT_DATE is ${day}, but ${sizes.day} on the lines before`)
    count(sizes, cells[at.code]!, cells[at.patients]!, line, check)
  }
}

function readDemographics(rows: FileRow[], sizes: ListSizes, check: FileCheck): void {
  const at = findColumns(rows[0], DEMOGRAPHICS, 'a file of list sizes (practice_code, list_size; or gp-reg-pat-prac-all)', check)
  if (check.problems.length > 0) return
  const month = /(?<!\d)(\d{4}-\d{2})(?!\d)/.exec(sizes.file)?.[1]
  sizes.day = `${month}-01`
  if (!isDay(sizes.day))
    check.refuse(null, 'does not say when it was counted: put the month into its name, as in list-sizes-2026-01.csv')
  if (check.problems.length > 0) return
  for (const { line, cells } of rows.slice(1)) count(sizes, cells[at.code]!, cells[at.patients]!, line, check)
}

function count(sizes: ListSizes, codeText: string, patientsText: string, line: number, check: FileCheck): void {
  const code = practiceCodeOf(codeText, check)
  const patients = wholeNumber(patientsText)
  check.once(code, line)
  if (patients === undefined) check.refuse(line, `the list size of ${code}, ‘${patientsText}’, is not a number of patients`)
  else if (patients > LARGEST_LIST)
    check.refuse(line, `the list size of ${code} is ${patients}: no practice in England has more than ${LARGEST_LIST} patients`)
  else sizes.patients.set(code, patients)
  if (patients !== undefined && !/^\d+$/.test(patientsText))
    check.note('list sizes with separators or decimals (3,890 or 3890.0)')
}
