import { hash } from 'node:crypto'
import type { CoveredTable } from './covered-tables.ts'

/** A row as stored in the database. */
export type StoredRow = readonly (string | number | null)[]

/**
 * The text under a row's digest: the table, then a line for each non-empty column, by name. A column added later and empty in old
 * rows leaves their text unchanged; otherwise its migration must have the rows covered again.
 */
export function canonicalText(table: CoveredTable, columns: readonly string[], row: StoredRow): string {
  let text = `${table}\n`
  for (const [index, name] of columns.entries()) {
    const value = row[index]
    if (value !== null && value !== undefined) text += `${name}=${JSON.stringify(value)}\n`
  }
  return text
}

/** SHA-256 (hex) of a row's text. */
export const rowDigest = (text: string): string => hash('sha256', text)

/**
 * The rows one event wrote together: their number and their sum (hex). The sum adds each row's text, hashed to 1,024 bits
 * (SHAKE256), modulo 2^1024: rows may come in any order, a purge subtracts its own, and nobody can find other rows with the same
 * sum.
 */
export type RowTotal = { rows: number; sum: string }

const BITS = 1024

/** Adds up rows, and adds or subtracts other totals. */
export class RowSum {
  rows = 0
  private sum = 0n

  add(text: string): void {
    this.rows++
    this.sum += BigInt(`0x${hash('shake256', text, { outputEncoding: 'hex', outputLength: BITS / 8 })}`)
  }

  plus(total: RowTotal): void {
    this.rows += total.rows
    this.sum += BigInt(`0x${total.sum}`)
  }

  minus(total: RowTotal): void {
    this.rows -= total.rows
    this.sum -= BigInt(`0x${total.sum}`)
  }

  total(): RowTotal {
    return {
      rows: this.rows,
      sum: BigInt.asUintN(BITS, this.sum)
        .toString(16)
        .padStart(BITS / 4, '0'),
    }
  }
}
