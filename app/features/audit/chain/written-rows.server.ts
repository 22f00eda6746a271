import { type Db, prepared } from '#db/client.server.ts'
import { readerOf, rowsWhere } from './chain.sql.ts'
import type { CoveredTable } from './covered-tables.ts'
import { canonicalText, RowSum, type RowTotal, rowDigest } from './row-digests.ts'

/** The rows an event covers, by table: digests of single rows (hex), or the total of many. */
export type RowAccount = {
  written?: Partial<Record<CoveredTable, string[]>>
  together?: Partial<Record<CoveredTable, RowTotal>>
  /** Rows removed by a purge that no event wiped with them had named. */
  removed?: Partial<Record<CoveredTable, RowTotal>>
  /** Tables of an earlier version that the act emptied for good: what events before it say of their rows is over. */
  emptied?: CoveredTable[]
  /** Rows named by wiped events that no longer existed. */
  lost?: number
}

/** The account an event carries in its detail. */
export const accountIn = (detail: string): RowAccount | undefined =>
  detail.includes('"rows":{') ? (JSON.parse(detail) as { rows?: RowAccount }).rows : undefined

type Rowid = number | bigint
type Reader = ReturnType<typeof readerOf>

const readers = prepared(() => new Map<CoveredTable, Reader>())

function reader(db: Db, table: CoveredTable): Reader {
  const known = readers(db).get(table) ?? readerOf(db, table)
  readers(db).set(table, known)
  return known
}

/** The digests of rows a command has just written, for its event. `rowids`: from `run()` (`lastInsertRowid`). */
export function rowsWritten(tx: Db, rowids: Partial<Record<CoveredTable, Rowid | Rowid[]>>): RowAccount {
  const written: RowAccount['written'] = {}
  for (const [name, ids] of Object.entries(rowids)) {
    const table = name as CoveredTable
    const { columns, byRowid } = reader(tx, table)
    written[table] = [ids].flat().map((id) => rowDigest(canonicalText(table, columns, byRowid.get(id)!)))
  }
  return { written }
}

export type RowMark = readonly (readonly [CoveredTable, Rowid])[]

/** Notes the current end of tables, before many rows are written to them. */
export function markRows(tx: Db, tables: readonly CoveredTable[]): RowMark {
  return tables.map((table) => [table, reader(tx, table).last.get()!])
}

/** The totals of the rows written since the mark, in the same transaction. Tables without new ones are left out. */
export function rowsSince(tx: Db, mark: RowMark): RowAccount {
  const together: RowAccount['together'] = {}
  for (const [table, last] of mark) {
    const { columns, after } = reader(tx, table)
    const sum = new RowSum()
    for (const row of after.iterate(last)) sum.add(canonicalText(table, columns, row))
    if (sum.rows > 0) together[table] = sum.total()
  }
  return { together }
}

/** Every row of a table as the text under its digest, one in memory at a time. */
export function* textsOf(db: Db, table: CoveredTable): Generator<string> {
  const { columns, all } = reader(db, table)
  for (const row of all.iterate()) yield canonicalText(table, columns, row)
}

/** The texts of the rows selected by `condition`, with the parameters in `scope`. */
function* textsWhere(db: Db, table: CoveredTable, condition: string, scope: Record<string, string | number>): Generator<string> {
  const { columns, select } = reader(db, table)
  for (const row of rowsWhere(db, select, condition).iterate(scope)) yield canonicalText(table, columns, row)
}

/**
 * The account for a purge's event of the rows it is about to remove. `condition`: the SQL that selects them in each table, with
 * the parameters in `scope`. `wiped`: the accounts of the events wiped with them, which name most of the rows. Rows of other tables that
 * these named stay, so the purge's event names them from now on (`written`): the text of a letter outlives the letter.
 */
export function rowsToRemove(
  tx: Db,
  conditions: Partial<Record<CoveredTable, string>>,
  scope: Record<string, string | number>,
  wiped: Iterable<RowAccount>,
): RowAccount {
  const named = new Set<string>()
  const stays: RowAccount['written'] = {}
  for (const { written = {} } of wiped)
    for (const [name, digests] of Object.entries(written)) {
      const table = name as CoveredTable
      if (table in conditions) for (const digest of digests) named.add(digest)
      else stays[table] = [...(stays[table] ?? []), ...digests]
    }
  const removed: RowAccount['removed'] = {}
  for (const [name, condition] of Object.entries(conditions)) {
    const table = name as CoveredTable
    const sum = new RowSum()
    for (const text of textsWhere(tx, table, condition, scope)) if (!named.delete(rowDigest(text))) sum.add(text)
    if (sum.rows > 0) removed[table] = sum.total()
  }
  return { removed, lost: named.size, ...(Object.keys(stays).length > 0 && { written: stays }) }
}
