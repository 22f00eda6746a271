import type { Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import type { CoveredTable } from './covered-tables.ts'
import type { StoredRow } from './row-digests.ts'

export const nextTime = prepared((db) =>
  db.$client
    .prepare<unknown[], Instant>(
      'update record_clock set last_recorded_at = max(last_recorded_at + 1, ?) where only = 1 returning last_recorded_at',
    )
    .pluck(),
)

export const timeNotBefore = prepared((db) =>
  db.$client
    .prepare<unknown[], Instant>(
      'update record_clock set last_recorded_at = max(last_recorded_at, ?) where only = 1 returning last_recorded_at',
    )
    .pluck(),
)

export const latestTime = prepared((db) =>
  db.$client.prepare<unknown[], Instant>('select last_recorded_at from record_clock where only = 1').pluck(),
)

export const writeClockAsItIs = prepared((db) =>
  db.$client.prepare('update record_clock set last_recorded_at = last_recorded_at where only = 1'),
)

export const lastLink = prepared((db) =>
  db.$client.prepare<unknown[], { seq: number; hash: string }>('select seq, hash from audit_events order by seq desc limit 1'),
)

export const insertLink = prepared((db) =>
  db.$client.prepare(`insert into audit_events (at, actor, action, subject, detail, previous_hash, hash)
    values (@at, @actor, @action, @subject, @detail, @previousHash, @hash)`),
)

const COLUMNS = 'seq, at, actor, action, subject, detail, previous_hash, hash'

export const everyLink = prepared((db) =>
  db.$client
    .prepare<unknown[], [number, number, string, string, string, string, string, string]>(
      `select ${COLUMNS} from audit_events order by seq`,
    )
    .raw(),
)

export const highestGiven = prepared((db) =>
  db.$client.prepare<unknown[], number>("select seq from sqlite_sequence where name = 'audit_events'").pluck(),
)

export const eventsWithRows = prepared((db) =>
  db.$client
    .prepare<unknown[], [number, Instant, string, string]>(
      `select seq, at, subject, detail from audit_events where instr(detail, '"rows":{') > 0 order by seq`,
    )
    .raw(),
)

/** A table's columns in order, and statements that read rows in that order. */
export function readerOf(db: Db, table: CoveredTable) {
  const columns = db.$client
    .prepare(`select * from ${table}`)
    .columns()
    .map(({ name }) => name)
    .sort()
  const select = `select ${columns.join(', ')} from ${table}`
  return {
    columns,
    select,
    byRowid: db.$client.prepare<unknown[], StoredRow>(`${select} where rowid = ?`).raw(),
    after: db.$client.prepare<unknown[], StoredRow>(`${select} where rowid > ?`).raw(),
    all: db.$client.prepare<unknown[], StoredRow>(select).raw(),
    last: db.$client.prepare<unknown[], number>(`select coalesce(max(rowid), 0) from ${table}`).pluck(),
  }
}

/** The rows of a table that a condition selects, in the order of their reader's columns. */
export const rowsWhere = (db: Db, select: string, condition: string) =>
  db.$client.prepare<unknown[], StoredRow>(`${select} where ${condition}`).raw()
