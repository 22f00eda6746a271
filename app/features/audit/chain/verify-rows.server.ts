import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { eventsWithRows } from './chain.sql.ts'
import { COVERED, type CoveredTable } from './covered-tables.ts'
import { RowSum, type RowTotal, rowDigest } from './row-digests.ts'
import { accountIn, textsOf } from './written-rows.server.ts'

/** A mismatch between the rows and the events. */
export type RowFault =
  /** A row named by an event is gone or changed. */
  | { kind: 'changed-or-removed'; table: CoveredTable; event: number; at: Instant; subject: string }
  /** Rows without a matching event; `text`: one of them. */
  | { kind: 'not-written'; table: CoveredTable; rows: number; text: string }
  /** The rows written in batches do not add up to the recorded totals, less those purged. */
  | { kind: 'batch'; table: CoveredTable; written: number; found: number }
  /** A purge did not find rows that should have existed. */
  | { kind: 'lost-before-purge'; event: number; at: Instant; rows: number }

export type RowReport = { rows: number; faults: RowFault[] }

type Named = { event: number; at: Instant; subject: string }
type Accounts = { named: Map<CoveredTable, Map<string, Named>>; batches: Map<CoveredTable, RowSum>; lost: RowFault[] }

/**
 * Compares every row of the append-only tables with the events that cover it: rows named by an event must match exactly, batches
 * must add up. Reads each table once, one row in memory at a time; stores a digest for each named row.
 */
export function verifyRows(db: Db): RowReport {
  const { named, batches, lost } = accountsOf(db)
  const faults: RowFault[] = [...lost]
  let rows = 0
  for (const table of COVERED) {
    const missing = named.get(table) ?? new Map<string, Named>()
    const rest = new RowSum()
    let example = ''
    for (const text of textsOf(db, table)) {
      rows++
      if (missing.delete(rowDigest(text))) continue
      rest.add(text)
      example = text
    }
    for (const event of missing.values()) faults.push({ kind: 'changed-or-removed', table, ...event })
    const fault = batchFault(table, rest, batches.get(table) ?? new RowSum(), example)
    if (fault) faults.push(fault)
  }
  return { rows, faults }
}

/**
 * The rows of each table without a covering event: the rows found less those recorded, as a total. Tables without any are left
 * out.
 */
export function rowsNotCovered(db: Db): Partial<Record<CoveredTable, RowTotal>> {
  const { named, batches } = accountsOf(db)
  const open: Partial<Record<CoveredTable, RowTotal>> = {}
  for (const table of COVERED) {
    const rest = new RowSum()
    for (const text of textsOf(db, table)) if (!named.get(table)?.has(rowDigest(text))) rest.add(text)
    rest.minus((batches.get(table) ?? new RowSum()).total())
    if (rest.rows > 0) open[table] = rest.total()
  }
  return open
}

function accountsOf(db: Db): Accounts {
  const named: Accounts['named'] = new Map()
  const batches: Accounts['batches'] = new Map()
  const lost: RowFault[] = []
  const batchOf = (table: CoveredTable) => batches.get(table) ?? batches.set(table, new RowSum()).get(table)!
  for (const [event, at, subject, detail] of eventsWithRows(db).iterate()) {
    const { written = {}, together = {}, removed = {}, emptied = [], lost: rows = 0 } = accountIn(detail) ?? {}
    for (const table of emptied) for (const accounts of [named, batches]) accounts.delete(table)
    for (const [table, digests] of Object.entries(written) as [CoveredTable, string[]][]) {
      const ofTable = named.get(table) ?? named.set(table, new Map()).get(table)!
      for (const digest of digests) ofTable.set(digest, { event, at, subject })
    }
    for (const [table, total] of Object.entries(together) as [CoveredTable, RowTotal][]) batchOf(table).plus(total)
    for (const [table, total] of Object.entries(removed) as [CoveredTable, RowTotal][]) batchOf(table).minus(total)
    if (rows > 0) lost.push({ kind: 'lost-before-purge', event, at, rows })
  }
  return { named, batches, lost }
}

function batchFault(table: CoveredTable, found: RowSum, written: RowSum, text: string): RowFault | undefined {
  const [stands, should] = [found.total(), written.total()]
  if (stands.sum === should.sum && stands.rows === should.rows) return undefined
  if (should.sum === new RowSum().total().sum) return { kind: 'not-written', table, rows: found.rows, text }
  return { kind: 'batch', table, written: should.rows, found: stands.rows }
}
