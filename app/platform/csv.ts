import { stringify } from 'csv-stringify/sync'

/**
 * A table as CSV: UTF-8 with its mark and CRLF, as Excel expects. Text that a spreadsheet would run as a formula begins with an
 * apostrophe; numbers stay numbers.
 */
export const asCsv = (head: string[], rows: (string | number | null)[][]): string =>
  stringify([head, ...rows], { bom: true, record_delimiter: 'windows', escape_formulas: true })
