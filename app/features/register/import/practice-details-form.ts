import type { RegisterRow } from '#app/features/register/records/add-to-register.server.ts'
import { inReadableCase } from '#app/features/register/records/register-name-rules.ts'
import type { Day } from '#app/platform/time.ts'
import { dayColumn, FileCheck, type FileRow, isWelsh, type Parsed, practiceCodeOf, readRows } from './register-file-form.ts'

export type PracticeInFile = RegisterRow<'practices'> & {
  line: number
  status: 'active' | 'closed' | 'dormant' | 'proposed'
  openedOn: Day | null
  /** The last day on which it was open. */
  closedOn: Day | null
}
/** English GP practices by code, and how many rows were left out and why. */
export type DetailsFile = {
  file: string
  layout: 'legacy' | 'ods'
  practices: Map<string, PracticeInFile>
  /** The latest opening or closing in the file: it shows how recent the file is, which names no day of its own. */
  newestDay: Day | null
  skipped: { notGpPractice: number; outsideEngland: number }
}

const COLUMNS = 27
const STATUSES = {
  legacy: { A: 'active', C: 'closed', D: 'dormant', P: 'proposed' },
  ods: { ACTIVE: 'active', INACTIVE: 'closed', DORMANT: 'dormant', PROPOSED: 'proposed' },
} as const
const GP_PRACTICE = { legacy: '4', ods: 'RO76' }

/** The cells of a row by the columns both layouts share (counted from 0). */
const namedCells = (cells: string[]) => ({
  code: cells[0]!.trim(),
  grouping: cells[2]!.trim(),
  postcode: cells[9]!.trim() || null,
  opened: cells[10]!.trim(),
  closed: cells[11]!.trim(),
  status: cells[12]!.trim(),
  telephone: cells[17]!.trim() || null,
  roles: cells[25]!.trim().split('|'),
})

/**
 * Reads `epraccur` in either layout: the quarterly file to 2025 (status A, C, D, P; setting 4) or the ODS Data Search and Export
 * report since (status ACTIVE, INACTIVE, DORMANT; role RO76, possibly among several). Neither has a header. Rows for other
 * organisations or outside England are left out and counted; dates and codes are checked on every row.
 */
export function readPracticeDetails(file: string, bytes: Uint8Array): Parsed<DetailsFile> {
  const check = new FileCheck(file)
  const rows = readRows(bytes, check)
  const layout = layoutOf(rows[0])
  const details: DetailsFile = {
    file,
    layout: layout ?? 'ods',
    practices: new Map(),
    newestDay: null,
    skipped: { notGpPractice: 0, outsideEngland: 0 },
  }
  if (!layout && rows.length > 0) {
    check.refuse(1, `is not practice details (epraccur): 27 columns without a header are expected, column 13 being the status`)
  }
  if (!layout || check.problems.length > 0) return check.outcome(details)

  const days = dayColumn(new Set(rows.flatMap(({ cells }) => [cells[10]!, cells[11]!])), check)
  if (days.refusal) check.refuse(null, `its dates: ${days.refusal}`)
  for (const { line, cells } of rows) {
    const row = namedCells(cells)
    row.code = practiceCodeOf(row.code, check)
    check.once(row.code, line)
    const day = (text: string, what: string) => {
      const read = days.read(text)
      if (text !== '' && !read && !days.refusal) check.refuse(line, `the ${what} date of ${row.code}, ‘${text}’, is not a date`)
      return read ?? null
    }
    const openedOn = day(row.opened, 'open')
    const closedOn = day(row.closed, 'close')
    const status = (STATUSES[layout] as Record<string, PracticeInFile['status']>)[row.status]
    if (!status)
      check.refuse(line, `the status of ${row.code}, ‘${row.status}’, is none of ${Object.keys(STATUSES[layout]).join(', ')}`)
    else if (!row.roles.includes(GP_PRACTICE[layout])) details.skipped.notGpPractice++
    else if (isWelsh(row.code) || !/^Y\d\d$/.test(row.grouping)) details.skipped.outsideEngland++
    else {
      const { code, postcode } = row
      const telephone = telephoneOf(row.telephone, check)
      const name = inReadableCase(cells[1]!.trim())
      for (const known of [openedOn, closedOn]) if (known !== null && (details.newestDay ?? '') < known) details.newestDay = known
      details.practices.set(code, {
        line,
        code,
        name,
        ...addressOf(cells, layout),
        postcode,
        telephone,
        status,
        openedOn,
        closedOn,
      })
    }
  }
  return check.outcome(details)
}

/** A telephone number as dialled in Britain. A spreadsheet drops the leading 0; a number written as 4.41632E+11 is lost. */
function telephoneOf(text: string | null, check: FileCheck): string | null {
  if (text === null) return null
  if (/^\d(\.\d+)?E\+\d+$/i.test(text)) {
    check.note('telephone numbers turned into 4.41632E+11: those are left as they were known')
    return null
  }
  if (!/^[1-37]\d{2,4} ?\d{3} ?\d{3,4}$/.test(text)) return text
  check.note('telephone numbers without the 0 in front')
  return `0${text}`
}

function layoutOf(first: FileRow | undefined): DetailsFile['layout'] | undefined {
  if (first?.cells.length !== COLUMNS) return undefined
  const status = first.cells[12]!.trim()
  return (['legacy', 'ods'] as const).find((layout) => status in STATUSES[layout])
}

/** The older layout does not say which of its five lines is the town, so all stay lines. */
function addressOf(cells: string[], layout: DetailsFile['layout']) {
  const line = (index: number) => inReadableCase(cells[index]!.trim()) || null
  const [one, two, three, four, five] = [4, 5, 6, 7, 8].map(line) as (string | null)[]
  const lines = { addressLine1: one ?? null, addressLine2: two ?? null, addressLine3: three ?? null }
  if (layout === 'ods') return { ...lines, town: four ?? null, county: five ?? null }
  const rest = [three, four, five].filter((part) => part !== null && part !== undefined).join(', ')
  return { ...lines, addressLine3: rest || null, town: null, county: null }
}
