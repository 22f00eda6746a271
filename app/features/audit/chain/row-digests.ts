import { hash } from 'node:crypto'
import type { CoveredTable } from './covered-tables.ts'

/** A row as the database holds it. */
export type Row = readonly (string | number | null)[]

/**
 * The text a row's digest is made of: the table, then a line for each column that holds something, by name. A column that is added later
 * and is empty in old rows leaves their text as it was; one that is not empty there needs its rows taken over again by its migration.
 */
export function canonicalText(table: CoveredTable, columns: readonly string[], row: Row): string {
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
 * Rows that one event wrote together: how many, and their sum (hex). The sum is each row's text hashed to 1,024 bits (SHAKE256), added
 * up modulo 2^1024: rows may come in any order, a purge takes its own away again, and no other rows with the same sum can be found.
 */
export type RowTotal = { rows: number; sum: string }

const BITS = 1024

/** Adds rows up, and other totals to them or away from them. */
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
